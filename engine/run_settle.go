package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// errAbsent says that reading back showed that a call never happened.
var errAbsent = errors.New("it was looked for until it had to be visible, and is not there")

// readBack looks for the object of a creation that got no answer: the one
// that its key recognises, that nobody is bound to, and that was not there
// before. Until it had to be visible it may still come; then it is errAbsent.
func (r *stepRun) readBack(ctx context.Context, in Record) (string, error) {
	deadline := r.e.Clock.Now().Add(r.e.Limits.visible())
	w := watch{clock: r.e.Clock, deadline: deadline}
	for {
		found, err := r.lists.since(ctx, r.place, r.e.Clock.Now())
		if err != nil {
			return "", interrupted(ctx, err)
		}
		fresh := slices.DeleteFunc(r.free(found.matches(in.Key)), func(id string) bool { return slices.Contains(in.Seen, id) })
		switch {
		case len(fresh) == 1:
			return fresh[0], nil
		case len(fresh) > 1:
			return "", ambiguous(r.step.Addr, fresh)
		case !r.e.Clock.Now().Before(deadline):
			return "", errAbsent
		}
		if err := w.pause(ctx, "it is not listed"); err != nil {
			return "", err
		}
	}
}

// ambiguous says that an address may be any of several objects.
func ambiguous(addr string, ids []string) error {
	return fmt.Errorf("%s may be any of %s, which appeared at the same time; bring the right one in with an import block", addr, strings.Join(ids, ", "))
}

// keyName is a key as a text, the same for equal keys.
func keyName(key map[string]string) string {
	if len(key) == 0 {
		return ""
	}
	text, err := json.Marshal(key)
	if err != nil {
		panic(fmt.Sprintf("engine: a key of texts cannot be encoded: %v", err))
	}
	return string(text)
}
