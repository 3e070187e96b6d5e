package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"netplan/schema"
)

// errInterrupted ends a step that the first interrupt kept from going on.
var errInterrupted = errors.New("interrupted before it was finished; apply again to go on")

// watch waits for things of one step: look after look, with growing pauses,
// until the step's deadline.
type watch struct {
	clock    Clock
	deadline time.Time
	pauses   pauses
	hurried  bool
}

// until brings the deadline forward, once.
func (w *watch) until(t time.Time) {
	if !w.hurried && t.Before(w.deadline) {
		w.deadline, w.hurried = t, true
	}
}

// pause waits before the next look. After the deadline it fails, saying what
// was waited for.
func (w *watch) pause(ctx context.Context, what string) error {
	if !w.clock.Now().Before(w.deadline) {
		return fmt.Errorf("%s, and the time of the step is up", what)
	}
	if ctx.Err() != nil || w.clock.Sleep(ctx, w.pauses.next()) != nil {
		return errInterrupted
	}
	return nil
}

// ready waits until an object is listed with a status that is ready, and
// returns it. tell is told each new status.
func (l *lister) ready(ctx context.Context, p place, id string, w *watch, tell func(string)) (*schema.Object, error) {
	defer l.wait(p)()
	since := w.clock.Now()
	visible := since.Add(l.e.Limits.visible())
	for said := ""; ; since = w.clock.Now() {
		o, err := l.find(ctx, p, id, since)
		if err != nil {
			return nil, interrupted(ctx, err)
		}
		what, done, err := standing(p.typ, id, o)
		if done || err != nil {
			return o, err
		}
		if o == nil && w.clock.Now().After(visible) {
			return nil, fmt.Errorf("%s %s is not listed %s after it was last changed", p.typ.Name, id, l.e.Limits.visible())
		}
		if what != said {
			tell(what)
			said = what
		}
		if err := w.pause(ctx, what); err != nil {
			return nil, err
		}
	}
}

// standing says what an object waits for, whether it is ready, or that it
// failed. A status that the type does not know is waited out.
func standing(t *schema.Type, id string, o *schema.Object) (what string, ready bool, err error) {
	is := func(values []string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, o.Status) })
	}
	switch {
	case o == nil:
		return fmt.Sprintf("%s %s is not listed yet", t.Name, id), false, nil
	case t.Status.Field == "" || is(t.Status.Ready):
		return "", true, nil
	case is(t.Status.Failed):
		return "", false, fmt.Errorf("%s %s has failed: its status is %s", t.Name, id, o.Status)
	}
	return fmt.Sprintf("%s %s is %s", t.Name, id, o.Status), false, nil
}

// gone waits until an object is not listed any more.
func (l *lister) gone(ctx context.Context, p place, id string, w *watch, tell func(string)) error {
	defer l.wait(p)()
	for said := false; ; said = true {
		o, err := l.find(ctx, p, id, w.clock.Now())
		if err != nil {
			return interrupted(ctx, err)
		}
		if o == nil {
			return nil
		}
		what := fmt.Sprintf("%s %s is still there", p.typ.Name, id)
		if !said {
			tell(what)
		}
		if err := w.pause(ctx, what); err != nil {
			return err
		}
	}
}

// interrupted is errInterrupted when the context has ended, else err.
func interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return errInterrupted
	}
	return err
}
