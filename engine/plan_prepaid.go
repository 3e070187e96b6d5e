package engine

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// Kept is a bound object that a plan to destroy leaves alone.
type Kept struct {
	Addr, Type, Region, ID string
	// Why says in words why it cannot go.
	Why string
}

// note tells of a change that it removes what is paid for in advance.
func (p *planner) note(c *diff.Change) {
	if why := p.paid(c); why != "" {
		c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Why, Text: why})
	}
}

// paid says why the object of a change cannot be deleted though the change
// removes it; empty where it can, or is not removed.
func (p *planner) paid(c *diff.Change) string {
	if c.Have == nil || c.Verb != diff.Replace && c.Verb != diff.Delete {
		return ""
	}
	return c.Have.Paid(p.e.Clock.Now())
}

// prepaid deals with what cannot go since it is paid for in advance, or since
// something uses it that is: errors of a plan to apply; a plan to destroy
// keeps it and goes on with the rest.
func (p *planner) prepaid() hcl.Diagnostics {
	stays := p.stays()
	var diags hcl.Diagnostics
	var rest []*diff.Change
	for _, c := range p.plan.Changes {
		why := stays[c.Addr]
		if why == "" {
			rest = append(rest, c)
			continue
		}
		if p.in.Mode == ModeDestroy {
			b := p.plan.Bindings.Entries[c.Addr]
			p.plan.Kept = append(p.plan.Kept, Kept{c.Addr, c.Type.Name, b.Region, c.Have.ID, why})
			continue
		}
		diags = append(diags, p.unpaid(c, why))
	}
	if p.in.Mode == ModeDestroy {
		p.plan.Changes = rest
	}
	return diags
}

// stays are the addresses whose objects would go and cannot, with the reason:
// what is paid for in advance, and what that uses, though it is let go itself.
func (p *planner) stays() map[string]string {
	goes, stays := map[string]*diff.Change{}, map[string]string{}
	for _, c := range p.plan.Changes {
		if why := p.paid(c); why != "" {
			stays[c.Addr] = why
		}
		if c.Have != nil && (c.Verb == diff.Replace || c.Verb == diff.Delete || c.Verb == diff.Forget) {
			goes[c.Addr] = c
		}
	}
	now := p.e.Clock.Now()
	var bound *graph.Graph
	for _, addr := range slices.Sorted(maps.Keys(goes)) {
		why := goes[addr].Have.Paid(now)
		if why == "" {
			continue
		}
		if bound == nil {
			bound = p.bound()
		}
		for _, used := range bound.Closure([]string{addr}, graph.Upstream) {
			if c := goes[used]; c != nil && c.Verb != diff.Forget && stays[used] == "" {
				stays[used] = addr + " uses it, and " + why
			}
		}
	}
	return stays
}

// unpaid is the error of a change that cannot be made.
func (p *planner) unpaid(c *diff.Change, why string) *hcl.Diagnostic {
	r := p.plan.Topology.Resource(c.Addr)
	if c.Verb == diff.Replace && r != nil {
		at := r.Range
		if i := slices.IndexFunc(c.Attrs, func(d diff.AttrChange) bool { return d.Replaces }); i >= 0 {
			at = r.AttrRange(c.Attrs[i].Attr.Name)
		}
		return problem(codePrepaid, at, c.Addr,
			"%s (%s) would be replaced, but %s. It would be %s. Undo that change; or let go of the object, which stays, with 'netplan bindings rm %s'; --exclude '%s' plans the rest without it.",
			c.Addr, c.Have.ID, why, c.Reasons[0].Text, c.Addr, c.Addr)
	}
	var at hcl.Range
	for _, removed := range p.plan.Topology.Removed {
		if schema.Covers(removed.From, c.Addr) {
			at = removed.Range
		}
	}
	return problem(codePrepaid, at, c.Addr,
		"%s (%s) would be destroyed, but %s. Write it again; or let go of the object, which stays, with a removed block from = %s whose lifecycle says destroy = false, or with 'netplan bindings rm %s'; --exclude '%s' plans the rest without it.",
		c.Addr, c.Have.ID, why, c.Addr, c.Addr, c.Addr)
}
