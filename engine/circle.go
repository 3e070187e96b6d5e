package engine

import (
	"errors"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
)

// circle reports the first of the circles of steps that wait for each other.
func (o *orderer) circle(err error) *hcl.Diagnostic {
	at, addr, steps := hcl.Range{}, "", []*Step(nil)
	var cycle *graph.CycleError
	if errors.As(err, &cycle) {
		steps = o.stepsOf(cycle.Cycles[0])
	}
	if d := o.tooEarly(steps, err); d != nil {
		return d
	}
	if len(steps) > 0 && steps[0].Change.Want != nil {
		at, addr = steps[0].Change.Want.Range, steps[0].Addr
	}
	return problem(codeCycle, at, addr, "There is no order in which these changes can be made: %v. %s", err, wayOut(steps))
}

// wayOut says what to do about a circle of steps.
func wayOut(steps []*Step) string {
	if len(steps) > 0 && !slices.ContainsFunc(steps, func(s *Step) bool { return s.Verb != diff.Update }) {
		return "Do it in two steps: give one of them a value that nothing has, apply, and then write the one that is wanted."
	}
	return "Do it in two steps: take one of them out, apply, and apply the rest."
}

// byKey are the steps by key.
func (o *orderer) byKey() map[string]*Step {
	if o.keyed == nil {
		o.keyed = map[string]*Step{}
		for _, s := range o.plan.Steps {
			o.keyed[s.Key] = s
		}
	}
	return o.keyed
}

// stepsOf are the steps of a circle, in order.
func (o *orderer) stepsOf(circle graph.Cycle) []*Step {
	var steps []*Step
	for _, e := range circle {
		if s := o.byKey()[e.From]; s != nil {
			steps = append(steps, s)
		}
	}
	return steps
}
