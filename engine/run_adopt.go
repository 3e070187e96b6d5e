package engine

import (
	"context"
	"fmt"
	"strings"

	"netplan/schema"
)

// adopt binds an object that exists and gives it the wanted values. Which one
// is what the plan found; where that came to be only during this run, it is
// recognised by its natural attributes.
func (r *stepRun) adopt(ctx context.Context) error {
	values, err := r.values()
	if err != nil {
		return err
	}
	r.place.scope = wantScope(r.place.typ, values)
	id, err := r.adoptee(ctx, values)
	if err != nil {
		return err
	}
	if owner := r.book.owner(r.place.binding(id).object()); owner != "" && owner != r.step.Addr {
		return fmt.Errorf("%s is bound to %s already", id, owner)
	}
	if err := r.bind(ctx, id, values); err != nil {
		return err
	}
	have, err := r.settled(ctx, id)
	if err != nil {
		return err
	}
	spared := r.step.Change.Want.Lifecycle
	compared := func(_ int, a *schema.Attr) bool { return a.Mode != schema.Hint && !ignores(spared, a.Name) }
	if err := r.change(ctx, have, values, r.differing(have, values, compared)); err != nil {
		return err
	}
	return r.keep(ctx, have.ID, values)
}

// adoptee is the id of the object to adopt. One that the plan did not find is
// waited for, as long as it may be missing in listings.
func (r *stepRun) adoptee(ctx context.Context, values []schema.Value) (string, error) {
	if have := r.step.Change.Have; have != nil {
		return have.ID, nil
	}
	key, ok := naturalKey(r.place.typ, values)
	if !ok {
		return "", fmt.Errorf("%s cannot be recognised: write its %s", r.step.Addr, strings.Join(r.place.typ.Natural, ", "))
	}
	w := watch{clock: r.e.Clock, deadline: r.e.Clock.Now().Add(r.e.Limits.visible())}
	for {
		found, err := r.lists.since(ctx, r.place, r.e.Clock.Now())
		if err != nil {
			return "", interrupted(ctx, err)
		}
		switch ids := r.free(found.matches(key)); {
		case len(ids) == 1:
			return ids[0], nil
		case len(ids) > 1:
			return "", ambiguous(r.step.Addr, ids)
		}
		if err := w.pause(ctx, "no object to adopt is listed"); err != nil {
			return "", err
		}
	}
}
