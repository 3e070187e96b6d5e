package engine

import (
	"context"
	"fmt"
	"time"

	"netplan/diff"
	"netplan/schema"
)

// WaitingError ends a step that waits for somebody outside of the API, such
// as a carrier, longer than Limits.Outside.
type WaitingError struct {
	// What is waited for: an object and its status.
	What string
	// Advice says who has to act, and what the user can do.
	Advice string
}

// Error says what is waited for, and why.
func (e *WaitingError) Error() string {
	return fmt.Sprintf("%s, and goes on when somebody acts outside of this API: %s; apply again then", e.What, e.Advice)
}

// keep leads the step's object to the status in which it is to be kept.
func (r *stepRun) keep(ctx context.Context, id string, values []schema.Value) error {
	want, kept := r.place.typ.Kept(values)
	if !kept {
		return nil
	}
	have, err := r.lead(ctx, id, want)
	if err == nil {
		r.world.set(r.step.Addr, have)
	}
	return err
}

// lead makes the moves that lead an object to one of these statuses, each when
// the one before is done, and returns it as it is then.
func (r *stepRun) lead(ctx context.Context, id string, to ...string) (*schema.Object, error) {
	s := &r.place.typ.Status
	have, err := r.ready(ctx, id)
	for err == nil {
		way, ok := s.Way(have.Status, to...)
		switch {
		case !ok:
			return nil, fmt.Errorf("nothing leads %s from the status %s to %s", id, have.Status, to[0])
		case len(way) == 0:
			return have, nil
		}
		have, err = r.move(ctx, have, way[0])
	}
	return nil, err
}

// move makes one move of an object, and waits until it has left the status
// that it had.
func (r *stepRun) move(ctx context.Context, have *schema.Object, m schema.Move) (*schema.Object, error) {
	if m.Action == "" {
		what := fmt.Sprintf("%s %s is %s", r.place.typ.Name, have.ID, have.Status)
		return r.left(ctx, have.ID, m, r.e.Limits.outside(), &WaitingError{what, m.Advice})
	}
	call := r.place.typ.MoveCall(have, m)
	in, err := r.intend(ctx, call, r.place.binding(have.ID), Record{Verb: diff.Update, Key: r.place.scope})
	if err != nil {
		return nil, err
	}
	a := r.send(ctx, in, call, func() bool { return r.moved(ctx, have.ID, m) })
	if err := r.noted(a.err, r.outcome(in, a)); err != nil {
		return nil, err
	}
	return r.left(ctx, have.ID, m, r.e.Limits.visible(), fmt.Errorf("%s of %s had no effect that can be seen", m.Action, have.ID))
}

// left waits until an object has settled in another status than those that a
// move begins with. It fails with late when that takes too long.
func (r *stepRun) left(ctx context.Context, id string, m schema.Move, atMost time.Duration, late error) (*schema.Object, error) {
	w := watch{clock: r.watch.clock, deadline: r.e.Clock.Now().Add(atMost)}
	for told := false; ; told = true {
		have, err := r.ready(ctx, id)
		if err != nil || !m.Takes(have.Status) {
			return have, err
		}
		if !told && m.Advice != "" {
			r.waits(fmt.Sprintf("%s %s is %s: %s", r.place.typ.Name, id, have.Status, m.Advice))
		}
		if !r.e.Clock.Now().Before(w.deadline) {
			return nil, late
		}
		if err := w.pause(ctx, ""); err != nil {
			return nil, err
		}
	}
}

// moved reads back whether an object has left the statuses in which a move
// can be made.
func (r *stepRun) moved(ctx context.Context, id string, m schema.Move) bool {
	have, err := r.lists.find(ctx, r.place, id, r.e.Clock.Now())
	return err == nil && have != nil && !m.Takes(have.Status)
}

// ready waits until an object is ready, and what its calls unsettle.
func (r *stepRun) ready(ctx context.Context, id string) (*schema.Object, error) {
	o, err := r.lists.ready(ctx, r.place, id, &watch{clock: r.watch.clock, deadline: r.watch.deadline}, r.waits)
	if err == nil {
		err = r.calm(ctx, o)
	}
	return o, err
}
