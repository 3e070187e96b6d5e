package engine

import (
	"context"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

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
	owners := p.owners(open)
	for _, r := range open {
		im, asked := imports[r.Addr]
		if _, bound := p.plan.Bindings.Entries[r.Addr]; bound {
			continue // it was imported before
		}
		switch have := p.plan.Have[r.Addr]; {
		case asked && have == nil:
			diags = append(diags, owners.importOne(r, im)...)
		case asked:
			diags = append(diags, p.importable(r, im)...)
		case have == nil:
			owners.adopt(r)
		}
		found = found || p.plan.Have[r.Addr] != p.changes[r.Addr].Have
	}
	return found, diags
}

// importOne finds the object of an import block.
func (o *owners) importOne(r *schema.Resource, im schema.Import) hcl.Diagnostics {
	at := object{r.Cloud, r.Type.Name, r.Region, im.ID}
	have := o.snap.objects[at]
	if other := o.snap.byID[cloudID{r.Cloud, im.ID}]; have == nil && other != nil && other.Type != r.Type {
		return hcl.Diagnostics{problem(codeImport, im.Range, r.Addr, "%s is a %s, and %s is a %s. Import it to an address of its type.", im.ID, other.Type.Name, r.Addr, r.Type.Name)}
	}
	if have == nil {
		return hcl.Diagnostics{problem(codeImport, im.Range, r.Addr, "Region %s has no %s with the id %s. Write the id as the cloud lists it, and region in the resource where it lives elsewhere.", r.Region, r.Type.Name, im.ID)}
	}
	if owner := o.of[at]; owner != "" {
		return hcl.Diagnostics{problem(codeImport, im.Range, r.Addr, "%s is bound to %s already.", im.ID, owner)}
	}
	o.give(r, have)
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

// lingers says whether what a change would create may be there already, let go
// of and not deleted, since its type has no delete action.
func lingers(c *diff.Change) bool {
	return c.Verb == diff.Create && c.Type.Actions.Delete == ""
}
