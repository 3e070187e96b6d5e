package engine

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// Drift is how the cloud differs from what is bound and written.
type Drift struct {
	Topology *schema.Topology
	// Compared is how many bound objects were looked for.
	Compared int
	// Changed are objects with other attributes than are written, as the
	// changes that would bring them back.
	Changed []*diff.Change
	// Missing are bound objects that the cloud does not hold any more.
	Missing []Missing
	// Unmanaged are objects beside the bound ones, in the same regions, that
	// no address is bound to.
	Unmanaged []Unmanaged
}

// Missing is a bound object that is gone.
type Missing struct {
	Addr    string
	Binding Binding
	// Range is where the resource is written; zero where it is not.
	Range hcl.Range
}

// Unmanaged is an object that no address is bound to.
type Unmanaged struct {
	Type, Cloud, Region, ID string
	// Within is the address of the bound object that it belongs to, or empty.
	Within string
}

// Found says whether there is any drift.
func (d *Drift) Found() bool { return len(d.Changed)+len(d.Missing)+len(d.Unmanaged) > 0 }

// Drift compares what is bound with the cloud. All lists are sorted by
// address, or by type, region and id.
func (e *Engine) Drift(ctx context.Context, c *schema.Config, in PlanInput) (*Drift, hcl.Diagnostics) {
	in.Mode = ModeApply
	p, diags := e.compare(ctx, c, in)
	d := &Drift{Topology: p.plan.Topology}
	if diags.HasErrors() {
		return d, diags
	}
	if err := p.everything(ctx); err != nil {
		return d, append(diags, unread(err))
	}
	d.Compared = len(p.plan.Bindings.Entries)
	for _, addr := range p.plan.Bindings.Addrs() {
		b := p.plan.Bindings.Entries[addr]
		r := p.plan.Topology.Resource(addr)
		switch c := p.changes[addr]; {
		case p.plan.Have[addr] == nil:
			m := Missing{Addr: addr, Binding: b}
			if r != nil {
				m.Range = r.Range
			}
			d.Missing = append(d.Missing, m)
		case c != nil && c.Verb != diff.None:
			d.Changed = append(d.Changed, c)
		}
	}
	d.Unmanaged = p.unmanaged()
	return d, diags
}

// everything describes the objects of all types wherever something is bound.
func (p *planner) everything(ctx context.Context) error {
	var spots []spot
	for _, b := range p.plan.Bindings.Entries {
		for _, name := range p.e.Types.Types() {
			spots = append(spots, spot{p.e.Types.Type(name), b.Cloud, b.Region})
		}
	}
	return p.e.read(ctx, p.snap, unique(spots))
}

// unmanaged are the described objects that nobody is bound to and that
// somebody made: not what the cloud brings along by itself.
func (p *planner) unmanaged() []Unmanaged {
	o := &orderer{planner: p, places: &placer{p}}
	owners, brought := map[object]string{}, map[string]bool{}
	addrs := map[cloudID]string{}
	for addr, b := range p.plan.Bindings.Entries {
		owners[b.object()] = addr
		addrs[cloudID{b.Cloud, b.ID}] = addr
		if have := p.plan.Have[addr]; have != nil {
			for _, h := range o.has(b.object(), addr, have) {
				brought[h.competes()+"\x00"+h.value] = true
			}
		}
	}
	var list []Unmanaged
	for id, have := range p.snap.objects {
		if owners[id] != "" || have.Type.Actions.Create == "" || have.ID == "" || have.BySystem() || o.isBrought(id, have, brought) {
			continue
		}
		parent := ""
		if have.Type.Parent != "" {
			parent = addrs[cloudID{id.cloud, o.places.have(have, have.Type.Parent)}]
		}
		list = append(list, Unmanaged{id.kind, id.cloud, id.region, id.id, parent})
	}
	slices.SortFunc(list, func(a, b Unmanaged) int {
		return cmp.Or(strings.Compare(a.Type, b.Type), strings.Compare(a.Cloud, b.Cloud), strings.Compare(a.Region, b.Region), strings.Compare(a.ID, b.ID))
	})
	return list
}

// isBrought says whether a bound object of another type claims what an object
// is, as a NAT gateway claims the default route that it brings.
func (o *orderer) isBrought(id object, have *schema.Object, brought map[string]bool) bool {
	scope := id.cloud + "\x00" + id.region + "\x00"
	for i := range have.Type.Claims {
		claim := &have.Type.Claims[i]
		if claim.Kind != schema.Key || have.Type.Index(claim.In) < 0 {
			continue
		}
		read := func(attr string) []string { return o.places.haves(have, attr) }
		h := held{claim: claim, space: filled(scope, o.places.have(have, claim.In))}
		for _, h.value = range joined(claim, read) {
			if brought[h.competes()+"\x00"+h.value] {
				return true
			}
		}
	}
	return false
}
