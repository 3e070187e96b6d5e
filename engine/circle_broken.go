package engine

import (
	"slices"

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
	others []string // the addresses of those that it waits with, sorted
}

// breakUp notes how the circles of a graph are to be broken, where that costs
// least: by replacements that need not be created first, then by remedies. It
// reports those that nothing breaks.
func (o *orderer) breakUp(g *graph.Graph) hcl.Diagnostics {
	if o.turnBack(g) {
		return nil
	}
	var diags hcl.Diagnostics
	contests := o.contests()
	for _, keys := range g.Knots() {
		k := o.knot(keys, contests)
		chosen, ok := k.remedies()
		if !ok {
			diags = append(diags, k.explain())
		}
		for _, r := range chosen {
			o.note(r)
		}
	}
	if len(diags) > 0 && o.turnAll(circling) {
		return nil // what is changed in place after one of them may do it
	}
	if len(diags) == 0 {
		o.rounds++
	}
	return diags
}

// note keeps a remedy for when the changes are compared again.
func (o *orderer) note(r remedy) {
	addr := r.step.Addr
	if r.claims == nil {
		o.broken[addr] = r.reasons()
		return
	}
	p := o.parked[addr]
	p.claims, p.others = append(p.claims, r.claims...), r.others
	o.parked[addr] = p
}

// remedies are the cheapest ways to break all circles of a knot; false where one
// has none. A remedy stands between its step and those that need no longer wait
// for the whole of it.
func (k *knot) remedies() (chosen []remedy, ok bool) {
	ways := map[string]remedy{}
	var b graph.Builder
	for _, e := range k.edges {
		from := e.From
		for _, r := range k.remediesOf(e) {
			name := from + "\x00" + r.name()
			b.Edge(from, name, "")
			ways[name], from = r, name
		}
		b.Edge(from, e.To, "")
	}
	f, ok := b.Build().Feedback(func(key string) (string, int) {
		if r, ok := ways[key]; ok {
			return key, k.price(r)
		}
		return "", 0
	})
	for _, name := range f.Names {
		chosen = append(chosen, ways[name])
	}
	return chosen, ok
}

// remediesOf are the ways to have one step not wait for another.
func (k *knot) remediesOf(e graph.Edge) []remedy {
	s := k.byKey()[e.From]
	if s == nil {
		return nil
	}
	var list []remedy
	if k.remakeable(s) {
		list = append(list, remedy{step: s, others: k.others(s)})
	}
	if c := k.contests[wish{e.To, e.From}]; c.why() == e.Why {
		if claims := k.parkable(s, c); claims != nil {
			list = append(list, remedy{s, claims, k.others(s)})
		}
	}
	return list
}

// name tells the remedies of a step apart.
func (r remedy) name() string {
	name := "again"
	for _, c := range r.claims {
		name += " " + c.Name
	}
	return name
}

// The prices of remedies: what is parked stays there, what has fewer users is
// missed by fewer.
const (
	priceParked = 10
	priceRemade = 20
	mostUsers   = 9
)

func (k *knot) price(r remedy) int {
	if r.claims == nil {
		return priceRemade
	}
	return priceParked + min(k.users()[r.step.Addr]+k.users()[blockOf(r.step.Addr)], mostUsers)
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

// reasons are why an object is made again.
func (r remedy) reasons() []diff.Reason {
	return []diff.Reason{
		diff.Saying(diff.Why, "replaced because it and %s would wait for each other in a circle: it goes first and comes last", schema.Some(r.others)),
	}
}
