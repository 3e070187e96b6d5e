package engine

import (
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// forbidden reports replacements that are to be created first, as their
// lifecycle says, and cannot be.
func (p *planner) forbidden() hcl.Diagnostics {
	var diags hcl.Diagnostics
	t := &turner{orderer: &orderer{planner: p, places: &placer{p}}}
	for _, c := range p.plan.Changes {
		if !createsFirst(c) || chosen(c) {
			continue
		}
		switch h, clashes := t.clash(c); {
		case c.Type.Actions.Create == "":
			diags = append(diags, early(c, "no call makes or deletes a "+c.Type.Name+": it comes and goes with what it belongs to"))
		case p.seated[c.Addr] != "":
			diags = append(diags, early(c, p.seated[c.Addr]+", and the cloud would put the new one there too"))
		case clashes:
			diags = append(diags, early(c, "both would hold "+t.told(c, h)))
		}
	}
	return diags
}

// early is the error of a replacement that cannot be created first.
func early(c *diff.Change, why string) *hcl.Diagnostic {
	return problem(codeTurn, c.Want.Lifecycle.TurnRange, c.Addr,
		"%s has to be replaced, and the new one cannot be there before the old one goes, as create_before_destroy = true asks for: %s. Write create_before_destroy = false, or take it out; then the old one goes first.", c.Addr, why)
}

// clash is a claim of the new object of a replacement that the old one holds and
// cannot give up before, parked elsewhere.
func (o *orderer) clash(c *diff.Change) (clash held, found bool) {
	freed, gone := newFreed[*Step](), &Step{Addr: c.Addr, Verb: diff.Delete, Change: c}
	for _, h := range o.frees(gone) {
		freed.add(h, gone)
	}
	for _, h := range o.wants(c) {
		if h.claim.Park == nil && len(freed.overlapping(h)) > 0 {
			return h, true
		}
	}
	return held{}, false
}

// tooEarly reports the first of some steps, which wait for each other in a
// circle, that is to be created first as its lifecycle says; nil without one.
func (o *orderer) tooEarly(steps []*Step, circle error) *hcl.Diagnostic {
	i := slices.IndexFunc(steps, func(s *Step) bool { return createsFirst(s.Change) && !chosen(s.Change) })
	if i < 0 {
		return nil
	}
	c, way := steps[i].Change, "Write create_before_destroy = false, or take it out"
	for _, s := range steps {
		if r := s.Change; r.Verb == diff.Replace && !createsFirst(r) && r.Want.Lifecycle.Turn == schema.DeleteFirst {
			way += "; or take create_before_destroy = false out of the lifecycle of " + r.Addr
			break
		}
	}
	return problem(codeTurn, c.Want.Lifecycle.TurnRange, c.Addr,
		"%s has to be replaced, and the new one cannot be there before the old one goes, as create_before_destroy = true asks for: there would be no order, %v. %s.", c.Addr, circle, way)
}
