package engine

import (
	"maps"
	"slices"

	"netplan/diff"
)

// web says which addresses need which before they can be changed: those of the
// steps of a whole plan, with the points where they join. The Step of a Need is
// an address or such a point here.
type web struct {
	needs, users map[string][]Need
}

// web orders all changes to see what needs what. Where they wait for each other
// in a circle it still says so.
func (p *planner) web() *web {
	trial, whole := *p, *p.plan
	whole.Steps, whole.Changes = nil, make([]*diff.Change, len(p.plan.Changes))
	for i, c := range p.plan.Changes {
		copied := *c
		copied.Reasons = slices.Clone(c.Reasons)
		whole.Changes[i] = &copied
	}
	trial.plan, trial.broken = &whole, maps.Clone(p.broken)
	trial.parked, trial.late = maps.Clone(p.parked), maps.Clone(p.late)
	trial.order()
	w := &web{map[string][]Need{}, map[string][]Need{}}
	addrs := map[string]string{}
	for _, s := range whole.Steps {
		addrs[s.Key] = s.Addr
	}
	for _, s := range whole.Steps {
		w.add(s.Addr, s.Needs, addrs)
	}
	for join, needs := range whole.Joins {
		w.add(join, needs, addrs)
	}
	for _, list := range w.users {
		tidyNeeds(list)
	}
	return w
}

// add notes what an address or join needs.
func (w *web) add(at string, needs []Need, addrs map[string]string) {
	for _, n := range needs {
		to, isStep := addrs[n.Step]
		if !isStep {
			to = n.Step
		}
		if to != at {
			w.needs[at] = append(w.needs[at], Need{to, n.Why})
			w.users[to] = append(w.users[to], Need{at, n.Why})
		}
	}
}

// wanting is what an address needs: what its steps wait for, and what it refers
// to though nothing may happen there.
func (p *planner) wanting(w *web) func(string) []Need {
	blocks := map[string][]Need{}
	for addr, c := range p.changes {
		if c.Want != nil && c.Want.Block != addr {
			blocks[c.Want.Block] = append(blocks[c.Want.Block], Need{addr, "it is part of " + c.Want.Block})
		}
	}
	return func(addr string) []Need {
		list := slices.Concat(w.needs[addr], blocks[addr])
		if c := p.changes[addr]; c != nil && c.Want != nil {
			for _, need := range c.Want.Needs {
				list = append(list, Need{need, addr + " refers to " + need})
			}
		}
		return tidyNeeds(list)
	}
}
