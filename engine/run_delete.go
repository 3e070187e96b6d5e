package engine

import (
	"context"
	"fmt"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/schema"
)

// delete leads the object to a status in which it can be deleted, makes it let
// go of what keeps it, removes it,
// waits until it is not listed any more and unbinds it. What has no delete
// action goes with another object and is only unbound.
func (r *stepRun) delete(ctx context.Context) error {
	have := r.step.Change.Have
	if have == nil {
		return fmt.Errorf("there is no object of %s to delete", r.step.Addr)
	}
	r.place.scope = haveScope(have)
	if err := r.holds(ctx, have, natural(have.Type)); err != nil {
		return err
	}
	have, err := r.deletable(ctx, have)
	if err != nil {
		return err
	}
	if err := r.release(ctx, have); err != nil {
		return err
	}
	call, ok := r.place.typ.DeleteCall(have)
	if !ok {
		return r.unbind(ctx, have.ID)
	}
	in, err := r.intend(ctx, call, r.place.binding(have.ID), Record{Key: r.place.scope})
	if err != nil {
		return err
	}
	a := r.send(ctx, in, call, func() bool { return r.missing(ctx, have.ID) })
	if cloudapi.ClassOf(a.err) == cloudapi.NotFound {
		a.err = nil
	}
	out := r.outcome(in, a)
	if out.Result == Unknown {
		r.unknown.Add(1)
		a.err = fmt.Errorf("%w (%w)", a.err, errUnknown)
	}
	if err := r.noted(a.err, out); err != nil {
		return err
	}
	w := watch{clock: r.watch.clock, deadline: r.watch.deadline}
	if err := r.lists.gone(ctx, r.place, have.ID, &w, r.waits); err != nil {
		return err
	}
	if err := r.unbind(ctx, have.ID); err != nil {
		return err
	}
	return r.calm(ctx, have)
}

// deletable leads the object to a status in which it can be deleted. One that
// is not listed is left as it is: its deletion tells whether it is gone.
func (r *stepRun) deletable(ctx context.Context, have *schema.Object) (*schema.Object, error) {
	to := r.place.typ.Status.Deletable
	if len(to) == 0 {
		return have, nil
	}
	now, err := r.lists.find(ctx, r.place, have.ID, r.e.Clock.Now())
	if err != nil || now == nil {
		return have, err
	}
	return r.lead(ctx, have.ID, to...)
}

// release makes the calls without which the object cannot be deleted.
func (r *stepRun) release(ctx context.Context, have *schema.Object) error {
	free := r.place.typ.Release
	if free == nil {
		return nil
	}
	for _, call := range free(have) {
		in, err := r.intend(ctx, call, r.place.binding(have.ID), Record{Verb: diff.Update, Key: r.place.scope})
		if err != nil {
			return err
		}
		a := r.send(ctx, in, call, func() bool {
			now, err := r.lists.find(ctx, r.place, have.ID, r.e.Clock.Now())
			return err == nil && (now == nil || len(free(now)) == 0)
		})
		if err := r.noted(a.err, r.outcome(in, a)); err != nil {
			return err
		}
	}
	return nil
}

// missing reads back whether an object is gone.
func (r *stepRun) missing(ctx context.Context, id string) bool {
	have, err := r.lists.find(ctx, r.place, id, r.e.Clock.Now())
	return err == nil && have == nil
}

// forget unbinds the address and leaves its object alone.
func (r *stepRun) forget(ctx context.Context) error {
	b, ok := r.bound()
	if !ok {
		return fmt.Errorf("%s is not bound", r.step.Addr)
	}
	return r.unbind(ctx, b.ID)
}
