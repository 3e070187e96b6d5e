package engine

import (
	"errors"
	"slices"

	"netplan/diff"
	"netplan/graph"
)

// wish is an order of two steps that gives way where it would close a circle.
type wish struct{ step, first string }

// emptied makes what is changed in place wait for what uses it and goes: the
// cloud may not take from an object what is in use, such as IPv6 from a VPC
// with an IPv6 gateway.
func (o *orderer) emptied() map[wish]bool {
	wishes := map[wish]bool{}
	for addr, needs := range o.uses() {
		gone := o.removes[addr]
		if gone == nil || gone.Verb != diff.Delete {
			continue
		}
		for _, need := range needs {
			members := o.members[need]
			if o.makes[need] != nil {
				members = []string{need}
			}
			for _, member := range members {
				if s := o.makes[member]; s.Verb == diff.Update && !slices.ContainsFunc(s.Needs, func(n Need) bool { return n.Step == gone.Key }) {
					s.Needs = append(s.Needs, Need{gone.Key, addr + " uses " + member + " until it is gone"})
					wishes[wish{s.Key, gone.Key}] = true
				}
			}
		}
	}
	return wishes
}

// giveWay drops the wishes that the circles of an error go through, and says
// whether there were any.
func (p *Plan) giveWay(wishes map[wish]bool, err error) bool {
	var cycle *graph.CycleError
	if !errors.As(err, &cycle) {
		return false
	}
	before := len(wishes)
	for _, edges := range cycle.Cycles {
		for _, e := range edges {
			if w := (wish{e.To, e.From}); wishes[w] {
				delete(wishes, w)
				p.drop(w)
			}
		}
	}
	return len(wishes) < before
}

// drop takes a wish out of the needs of its step.
func (p *Plan) drop(w wish) {
	for _, s := range p.Steps {
		if s.Key == w.step {
			s.Needs = slices.DeleteFunc(s.Needs, func(n Need) bool { return n.Step == w.first })
		}
	}
}
