package engine

import (
	"netplan/diff"
	"netplan/graph"
)

// turnBack has the replacements deleted first that stand in circles of steps and
// that nobody asked to create first; where none does all of them, since what is
// changed in place after them may. It says whether there were any.
func (o *orderer) turnBack(g *graph.Graph) bool {
	const why = "created first it would stand in a circle of changes"
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
				o.deleteFirst(c, why)
				found = true
			}
		}
	}
	return found || o.turnAll(why)
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
