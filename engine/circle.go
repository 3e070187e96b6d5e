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
	if all := o.circling(err); len(all) > 0 {
		steps = all[0]
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

// circling are the steps of each circle of an error.
func (o *orderer) circling(err error) [][]*Step {
	var cycle *graph.CycleError
	if !errors.As(err, &cycle) {
		return nil
	}
	byKey := map[string]*Step{}
	for _, s := range o.plan.Steps {
		byKey[s.Key] = s
	}
	all := make([][]*Step, len(cycle.Cycles))
	for i, edges := range cycle.Cycles {
		for _, e := range edges {
			if s := byKey[e.From]; s != nil {
				all[i] = append(all[i], s)
			}
		}
	}
	return all
}
