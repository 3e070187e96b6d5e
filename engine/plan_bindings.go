package engine

import (
	"context"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// rebind moves bindings as the moved blocks say, whatever their order: one
// that leads to the beginning of another leads on to its end.
func (p *planner) rebind(c source) hcl.Diagnostics {
	var diags hcl.Diagnostics
	var moves []schema.Moved
	follow := schema.NewMoves(c.Moved())
	for _, from := range p.plan.Bindings.Addrs() {
		m, ok := follow.Follow(from)
		if !ok {
			diags = append(diags, problem(codeMoved, m.Range, from, "The moved blocks lead from %s in a circle. Take one of them out.", from))
		} else if m.To != from {
			moves = append(moves, m)
		}
	}
	for len(moves) > 0 {
		// One whose end is the beginning of another comes after that.
		i := slices.IndexFunc(moves, func(m schema.Moved) bool { _, taken := p.plan.Bindings.Entries[m.To]; return !taken })
		i = max(i, 0)
		if d := p.move(moves[i]); d != nil {
			diags = append(diags, d)
		}
		moves = slices.Delete(moves, i, i+1)
	}
	for _, m := range c.Moved() {
		p.plan.Bindings.rename(m.From, m.To) // as a block that is needed whole
	}
	return diags
}

// restless reports resources from which a moved block still leads away: each
// apply would move their objects, and make others for them.
func (p *planner) restless() hcl.Diagnostics {
	var diags hcl.Diagnostics
	follow := schema.NewMoves(p.plan.Topology.Moved)
	for _, r := range p.plan.Topology.Resources {
		if m, ok := follow.Follow(r.Addr); ok && m.To != r.Addr {
			diags = append(diags, problem(codeMoved, m.Range, r.Addr, "A moved block leads from %s to %s, and %s is still written: each apply would move its object there and make another one. Take the moved block out, or the resource.", r.Addr, m.To, r.Addr))
		}
	}
	return diags
}

// move gives the binding of an address to another.
func (p *planner) move(m schema.Moved) *hcl.Diagnostic {
	entries := p.plan.Bindings.Entries
	if b, taken := entries[m.To]; taken {
		return problem(codeMoved, m.Range, m.To, "%s cannot become %s, which is bound to %s already. Remove one of the two from the bindings, or take the moved block out.", m.From, m.To, b.ID)
	}
	if t := schema.AddrType(m.To); t != entries[m.From].Type {
		return problem(codeMoved, m.Range, m.To, "%s is a %s and cannot become %s, which is a %s.", m.From, entries[m.From].Type, m.To, t)
	}
	entries[m.To] = entries[m.From]
	delete(entries, m.From)
	p.plan.Bindings.rename(m.From, m.To)
	p.plan.Moved = append(p.plan.Moved, m)
	return nil
}

// adoptions finds the objects of import blocks and of what is adopted, such
// as the router of a VPC that exists; found says that there is a new one.
func (p *planner) adoptions(ctx context.Context) (found bool, diags hcl.Diagnostics) {
	if p.in.Mode == ModeDestroy {
		return false, nil
	}
	imports := map[string]schema.Import{}
	for _, im := range p.plan.Topology.Imports {
		imports[im.To] = im
		if p.plan.Topology.Resource(im.To) == nil {
			diags = append(diags, problem(codeImport, im.Range, im.To, "The topology has no resource %s. Write one, and then import it.", im.To))
		}
	}
	var open []*schema.Resource
	var spots []spot
	for _, r := range p.plan.Topology.Resources {
		if _, asked := imports[r.Addr]; asked || p.changes[r.Addr].Verb == diff.Adopt || lingers(p.changes[r.Addr]) {
			open = append(open, r)
			spots = append(spots, spot{r.Type, r.Cloud, r.Region})
		}
	}
	if err := p.e.read(ctx, p.snap, unique(spots)); err != nil {
		return false, append(diags, unread(err))
	}
	for _, r := range open {
		im, asked := imports[r.Addr]
		if _, bound := p.plan.Bindings.Entries[r.Addr]; bound {
			continue // it was imported before
		}
		switch have := p.plan.Have[r.Addr]; {
		case asked && have == nil:
			diags = append(diags, p.importOne(r, im)...)
		case asked:
			diags = append(diags, p.importable(r, im)...)
		case have == nil:
			p.adoptOne(r)
		}
		found = found || p.plan.Have[r.Addr] != p.changes[r.Addr].Have
	}
	return found, diags
}

// importOne finds the object of an import block.
func (p *planner) importOne(r *schema.Resource, im schema.Import) hcl.Diagnostics {
	o := object{r.Cloud, r.Type.Name, r.Region, im.ID}
	have := p.snap.objects[o]
	if have == nil {
		return hcl.Diagnostics{problem(codeImport, im.Range, r.Addr, "Region %s has no %s with the id %s.", r.Region, r.Type.Name, im.ID)}
	}
	if owner := p.owner(o); owner != "" {
		return hcl.Diagnostics{problem(codeImport, im.Range, r.Addr, "%s is bound to %s already.", im.ID, owner)}
	}
	p.plan.Have[r.Addr] = have
	return nil
}

// importable reports what an imported object has otherwise than is wanted and
// cannot be given in place.
func (p *planner) importable(r *schema.Resource, im schema.Import) hcl.Diagnostics {
	var diags hcl.Diagnostics
	for _, d := range p.changes[r.Addr].Attrs {
		if d.Replaces {
			diags = append(diags, problem(codeImport, im.Range, r.Addr, "%s has another %s, which cannot be changed in place. Write what it has: %s.",
				im.ID, d.Name(), d.HaveText()))
		}
	}
	return diags
}

// owner is the address that an object is bound to, or empty.
func (p *planner) owner(o object) string {
	for _, addr := range p.plan.Bindings.Addrs() {
		if p.plan.Bindings.Entries[addr].object() == o {
			return addr
		}
	}
	return ""
}

// unheld says whether an object is bound to no address, or to one that lets go of
// it since it is not wanted any more or is to be another.
func (p *planner) unheld(o object) bool {
	owner := p.owner(o)
	c := p.changes[owner]
	return owner == "" || adopted(p.e.Types.Type(o.kind)) && (c == nil || c.Verb == diff.Replace)
}

// lingers says whether what a change would create may be there already, let go
// of and not deleted, since its type has no delete action.
func lingers(c *diff.Change) bool {
	return c.Verb == diff.Create && c.Type.Actions.Delete == ""
}

// adoptOne finds the object of a resource by its natural key, unless it is
// bound. One that comes with an object of this plan is found later.
func (p *planner) adoptOne(r *schema.Resource) {
	key, ok := naturalKey(r.Type, r.Values)
	if !ok || len(key) < len(r.Type.Natural) {
		return
	}
	for o, have := range p.snap.objects {
		if o.cloud == r.Cloud && o.region == r.Region && o.kind == r.Type.Name && fits(have, key) && p.unheld(o) {
			p.plan.Have[r.Addr] = have
			return
		}
	}
}
