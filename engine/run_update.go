package engine

import (
	"context"
	"fmt"
	"slices"

	"netplan/diff"
	"netplan/schema"
)

// update changes the object in place, waits until it is ready again and
// renews its binding.
func (r *stepRun) update(ctx context.Context) error {
	values, err := r.values()
	if err != nil {
		return err
	}
	r.place.scope = wantScope(r.place.typ, values)
	have := r.world.get(r.step.Addr)
	if have == nil {
		return fmt.Errorf("there is no object of %s to update", r.step.Addr)
	}
	if _, ok, _ := standing(r.place.typ, have.ID, have); !ok {
		if have, err = r.settled(ctx, have.ID); err != nil {
			return err
		}
	}
	if err := r.holds(ctx, have, r.step.attrs()); err != nil {
		return err
	}
	if err := r.change(ctx, have, values, r.step.attrs()); err != nil {
		return err
	}
	return r.keep(ctx, have.ID, values)
}

// attrs are the indexes of the attributes that an update is about.
func (s *Step) attrs() []int {
	attrs := append(changed(s.Change), s.parked...)
	slices.Sort(attrs)
	return slices.Compact(attrs)
}

// differing are the indexes of the attributes that an update can set, of those
// that which takes, and that are wanted otherwise than the object has them.
func (r *stepRun) differing(have *schema.Object, values []schema.Value, which func(i int, a *schema.Attr) bool) []int {
	var attrs []int
	for i := range r.place.typ.Attrs {
		a := &r.place.typ.Attrs[i]
		if a.Derived.Update != "" && which(i, a) && values[i].Written() && !diff.Same(a, values[i].V, have.Values[i]) {
			attrs = append(attrs, i)
		}
	}
	return attrs
}

// change gives an object the wanted values of these attributes and renews its
// binding.
func (r *stepRun) change(ctx context.Context, have *schema.Object, values []schema.Value, attrs []int) error {
	if err := r.alter(ctx, have, values, attrs); err != nil {
		return err
	}
	return r.rebind(ctx, have.ID, values)
}

// alter makes the calls that give an object the wanted values of these
// attributes.
func (r *stepRun) alter(ctx context.Context, have *schema.Object, values []schema.Value, attrs []int) error {
	r.hush(have.SensitiveTexts())
	calls, err := r.place.typ.UpdateCalls(have, values, attrs)
	if err != nil {
		return err
	}
	happened := func() bool { return r.changed(ctx, have.ID, values, attrs) }
	for _, call := range calls {
		in, err := r.intend(ctx, call, r.place.binding(have.ID), Record{})
		if err != nil {
			return err
		}
		a := r.send(ctx, in, call, happened)
		if err := r.noted(a.err, r.outcome(in, a)); err != nil {
			return err
		}
		if have, err = r.settled(ctx, have.ID); err != nil {
			return err
		}
	}
	return r.shown(ctx, have, values, attrs)
}

// shown waits until the object shows the wanted values of these attributes: a
// listing may lag behind, and a call may have done less than was asked.
func (r *stepRun) shown(ctx context.Context, have *schema.Object, values []schema.Value, attrs []int) error {
	read := func(i int, a *schema.Attr) bool {
		return (a.Mode == schema.ReadWrite || a.Mode == schema.Sensitive) && slices.Contains(attrs, i)
	}
	w := watch{clock: r.watch.clock, deadline: r.e.Clock.Now().Add(r.e.Limits.visible())}
	for {
		left := r.differing(have, values, read)
		if len(left) == 0 {
			return nil
		}
		what := fmt.Sprintf("%s of %s is not yet what was asked for", r.place.typ.Attrs[left[0]].Name, have.ID)
		r.waits(what)
		if err := w.pause(ctx, what); err != nil {
			return err
		}
		var err error
		if have, err = r.settled(ctx, have.ID); err != nil {
			return err
		}
	}
}

// changed reads back whether the object has the wanted values of these
// attributes. What is never read back may not have been set.
func (r *stepRun) changed(ctx context.Context, id string, values []schema.Value, attrs []int) bool {
	have, err := r.lists.find(ctx, r.place, id, r.e.Clock.Now())
	if err != nil || have == nil {
		return false
	}
	named := func(i int, _ *schema.Attr) bool { return slices.Contains(attrs, i) }
	return len(r.differing(have, values, named)) == 0
}
