package engine

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// breakUp notes how the circles of an error are to be broken: for each a member
// whose object is deleted first and made again last. It reports circles that
// have none.
func (o *orderer) breakUp(err error) hcl.Diagnostics {
	found := map[string][]diff.Reason{}
	for _, steps := range o.circling(err) {
		able := slices.DeleteFunc(slices.Clone(steps), func(s *Step) bool { return !o.remakeable(s) })
		if len(able) == 0 {
			return hcl.Diagnostics{o.circle(err)}
		}
		first := slices.MinFunc(able, func(a, b *Step) int { return strings.Compare(a.Addr, b.Addr) })
		found[first.Addr] = remade(first, steps)
	}
	maps.Copy(o.broken, found)
	return nil
}

// remakeable says whether the object of a step may be deleted and made again
// where an update in place would close a circle: its type says that this costs
// little, its lifecycle permits it, and nothing uses it.
func (o *orderer) remakeable(s *Step) bool {
	c := s.Change
	if s.Verb != diff.Update || c.Verb != diff.Update || c.Type.Remake == "" || o.used()[c.Addr] || o.used()[c.Want.Block] {
		return false
	}
	l := c.Want.Lifecycle
	_, protected := o.plan.Topology.Protected(blockOf(c.Addr))
	return !protected && l.Turn != schema.CreateFirst && !l.IgnoreAll && len(l.IgnoreChanges) == 0 && c.Have.Paid(o.e.Clock.Now()) == ""
}

// used are the addresses, also of blocks, that something refers to or did.
func (o *orderer) used() map[string]bool {
	if o.needed == nil {
		o.needed = map[string]bool{}
		for _, r := range o.plan.Topology.Resources {
			for _, need := range r.Needs {
				o.needed[need] = true
			}
		}
		for _, needs := range o.using {
			for _, need := range needs {
				o.needed[need] = true
			}
		}
	}
	return o.needed
}

// remade is the reason to make the object of a step again that stands in a
// circle of steps.
func remade(s *Step, circle []*Step) []diff.Reason {
	var others []string
	for _, other := range circle {
		if other.Addr != s.Addr && !slices.Contains(others, other.Addr) {
			others = append(others, other.Addr)
		}
	}
	slices.Sort(others)
	return []diff.Reason{
		diff.Saying(diff.Why, "replaced because it and %s would wait for each other in a circle: it goes first and comes last", strings.Join(others, ", ")),
		{Kind: diff.Cut, Text: s.Change.Type.Remake},
	}
}
