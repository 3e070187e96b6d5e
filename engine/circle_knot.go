package engine

import (
	"slices"

	"netplan/graph"
)

// knot is steps, and joins, that wait for each other in one or several circles.
type knot struct {
	*orderer
	steps    []*Step
	edges    []graph.Edge
	contests map[wish]contest
}

// knot is that of some keys.
func (o *orderer) knot(keys []string, contests map[wish]contest) *knot {
	k := &knot{orderer: o, contests: contests}
	for _, key := range keys {
		s := o.byKey()[key]
		needs := o.plan.Joins[key]
		if s != nil {
			k.steps, needs = append(k.steps, s), s.Needs
		}
		for _, n := range needs {
			if _, within := slices.BinarySearch(keys, n.Step); within {
				k.edges = append(k.edges, graph.Edge{From: n.Step, To: key, Why: n.Why})
			}
		}
	}
	return k
}

// graph is the order that the steps of a knot would need.
func (k *knot) graph() *graph.Graph {
	var b graph.Builder
	for _, e := range k.edges {
		b.Edge(e.From, e.To, e.Why)
	}
	return b.Build()
}

// others are the addresses of a knot but that of one step, sorted.
func (k *knot) others(s *Step) []string {
	var list []string
	for _, other := range k.steps {
		if other.Addr != s.Addr {
			list = append(list, other.Addr)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
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
