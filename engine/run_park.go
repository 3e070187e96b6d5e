package engine

import (
	"context"
	"fmt"
)

// parks says whether the step gives its object what nobody has, for a moment.
func (s *Step) parks() bool { return s.Meanwhile != "" }

// park gives the object what nobody has until its own step comes. It is bound
// as it was: a run that is cut off here finds that it differs, and goes on.
func (r *stepRun) park(ctx context.Context) error {
	have := r.world.get(r.step.Addr)
	if have == nil {
		return fmt.Errorf("there is no object of %s to change", r.step.Addr)
	}
	values := r.step.Change.Want.Values
	r.place.scope = wantScope(r.place.typ, values)
	have, err := r.settled(ctx, have.ID)
	if err != nil {
		return err
	}
	return r.alter(ctx, have, values, r.step.parked)
}
