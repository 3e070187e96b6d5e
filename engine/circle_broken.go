package engine

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// remedy is a way to break a circle at a step: its object is parked as far as
// some claims go, or, without claims, deleted first and made again last.
type remedy struct {
	step   *Step
	claims []*schema.Claim
	others []string // the addresses of the other steps of the circle, sorted
}

// breakUp notes how the circles of an error are to be broken, each where that
// costs least. It reports them where one has no remedy.
func (o *orderer) breakUp(err error) hcl.Diagnostics {
	var cycle *graph.CycleError
	if !errors.As(err, &cycle) {
		return hcl.Diagnostics{o.circle(err)}
	}
	contests := o.contests()
	var chosen []remedy
	for _, edges := range cycle.Cycles {
		able := o.remedies(edges, contests)
		if len(able) == 0 {
			return hcl.Diagnostics{o.circle(err)}
		}
		chosen = append(chosen, slices.MinFunc(able, o.cheaper))
	}
	for _, r := range chosen {
		o.note(r)
	}
	o.rounds++
	return nil
}

// note keeps a remedy for when the changes are compared again.
func (o *orderer) note(r remedy) {
	addr := r.step.Addr
	if r.claims == nil {
		o.broken[addr] = r.reasons()
		return
	}
	p := o.parked[addr]
	p.claims, p.others = append(p.claims, r.claims...), append(p.others, r.others...)
	slices.Sort(p.others)
	p.others = slices.Compact(p.others)
	o.parked[addr] = p
}

// cheaper orders remedies: what is parked stays there, what has fewer users is
// missed by fewer.
func (o *orderer) cheaper(a, b remedy) int {
	made := func(r remedy) int { return min(len(r.claims), 1) }
	users := func(r remedy) int { return o.users()[r.step.Addr] + o.users()[blockOf(r.step.Addr)] }
	return cmp.Or(cmp.Compare(made(b), made(a)), cmp.Compare(users(a), users(b)), strings.Compare(a.step.Addr, b.step.Addr))
}

// remedies are the ways to break a circle.
func (o *orderer) remedies(edges graph.Cycle, contests map[wish]contest) []remedy {
	steps := o.stepsOf(edges)
	var able []remedy
	for _, e := range edges {
		s := o.byKey()[e.From]
		if s == nil {
			continue
		}
		r := remedy{step: s, others: circledWith(s, steps)}
		if c := contests[wish{e.To, e.From}]; c.why() == e.Why {
			if r.claims = o.parkable(s, c); r.claims != nil {
				able = append(able, r)
			}
		}
		if o.remakeable(s) {
			able = append(able, remedy{step: s, others: r.others})
		}
	}
	return able
}

// circledWith are the addresses of a circle but that of one step, sorted.
func circledWith(s *Step, circle []*Step) []string {
	var list []string
	for _, other := range circle {
		if other.Addr != s.Addr {
			list = append(list, other.Addr)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// remakeable says whether the object of a step may be deleted and made again
// where an update in place would close a circle: its type says that this costs
// little, its lifecycle permits it, and nothing uses it.
func (o *orderer) remakeable(s *Step) bool {
	c := s.Change
	if s.Verb != diff.Update || c.Verb != diff.Update || c.Type.Remake == "" || o.users()[c.Addr]+o.users()[c.Want.Block] > 0 {
		return false
	}
	l := c.Want.Lifecycle
	_, protected := o.plan.Topology.Protected(blockOf(c.Addr))
	return !protected && l.Turn != schema.CreateFirst && !l.IgnoreAll && len(l.IgnoreChanges) == 0 && c.Have.Paid(o.e.Clock.Now()) == ""
}

// parkable are the claims as to which the object of a step can be parked so that
// a contest is over; nil where it cannot.
func (o *orderer) parkable(s *Step, over contest) []*schema.Claim {
	c := s.Change
	if c.Have == nil || o.parks[s.Addr] != nil {
		return nil
	}
	var list []*schema.Claim
	for i := range c.Type.Claims {
		claim := &c.Type.Claims[i]
		if !over.names[claim.Name] {
			continue
		}
		if claim.Park == nil || c.Want != nil && ignoresAny(c.Want.Lifecycle, claim.Park) {
			return nil
		}
		list = append(list, claim)
	}
	if o.park(&diff.Change{Addr: c.Addr, Type: c.Type, Have: c.Have, Want: c.Want}, parking{claims: list}) == nil {
		return nil
	}
	return list
}

// ignoresAny says whether a lifecycle ignores an attribute that parking changes.
func ignoresAny(l schema.Lifecycle, p *schema.Park) bool {
	return ignores(l, p.Attr) || slices.ContainsFunc(p.Empties, func(attr string) bool { return ignores(l, attr) })
}

// users counts what refers to each address, or block, or did.
func (o *orderer) users() map[string]int {
	if o.needed == nil {
		o.needed = map[string]int{}
		for _, r := range o.plan.Topology.Resources {
			for _, need := range r.Needs {
				o.needed[need]++
			}
		}
		for _, needs := range o.using {
			for _, need := range needs {
				o.needed[need]++
			}
		}
	}
	return o.needed
}

// reasons are why an object is made again, and what that costs.
func (r remedy) reasons() []diff.Reason {
	return []diff.Reason{
		diff.Saying(diff.Why, "replaced because it and %s would wait for each other in a circle: it goes first and comes last", strings.Join(r.others, ", ")),
		{Kind: diff.Cut, Text: r.step.Change.Type.Remake},
	}
}
