package engine

import (
	"netplan/diff"
	"netplan/graph"
)

// circling is why a replacement is deleted first that closes a circle.
const circling = "created first it would stand in a circle of changes"

// turnBack has the replacements deleted first that stand in circles of steps and
// that nobody asked to create first. It says whether there were any.
func (o *orderer) turnBack(g *graph.Graph) bool {
	choice := map[string]*diff.Change{}
	for _, s := range o.plan.Steps {
		if c := o.changes[s.Addr]; c != nil && chosen(c) {
			choice[s.Key] = c
		}
	}
	found := false
	for _, knot := range g.Knots() {
		for _, key := range knot {
			if c := choice[key]; c != nil {
				o.deleteFirst(c, circling)
				found = true
			}
		}
	}
	return found
}

// turnAll has all replacements deleted first that nobody asked to create first,
// for a reason in words. It says whether there were any.
func (p *planner) turnAll(why string) bool {
	list := p.chosen()
	for _, c := range list {
		p.deleteFirst(c, why)
	}
	return len(list) > 0
}
