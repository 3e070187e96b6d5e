package engine

import (
	"context"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// surroundings describes, where it was not described yet, what the topology
// names by literal ids and what may stand in the way of the steps: the plan
// may know nothing of it, and the cloud would refuse.
func (p *planner) surroundings(ctx context.Context) error {
	var spots []spot
	for _, r := range p.plan.Topology.Resources {
		spots = append(spots, p.named(r)...)
	}
	for _, s := range p.plan.Steps {
		spots = append(spots, p.around(s)...)
	}
	return p.e.read(ctx, p.snap, unique(spots))
}

// named are the spots of what a resource names by literal ids, and of what that
// lives in: a BGP group is of no use to a rehearsal that does not have its VBR.
func (p *planner) named(r *schema.Resource) []spot {
	var spots []spot
	for i, v := range r.Values {
		a := &r.Type.Attrs[i]
		if v.From != nil || !p.names(r, a, v.V) {
			continue
		}
		region := r.Region
		if far := r.Value(a.Region); a.Region != "" && far.Known() {
			region = far.V.AsString()
		}
		for _, t := range p.above(referred(a), nil) {
			spots = append(spots, spot{t, r.Cloud, region})
		}
	}
	return spots
}

// names says whether a value holds, or its blocks hold, a text that is no id of
// what was described.
func (p *planner) names(r *schema.Resource, a *schema.Attr, v cty.Value) bool {
	switch {
	case v == cty.NilVal || v.IsNull() || !v.IsKnown() || a.Form == schema.Merged:
		return false
	case v.Type() == cty.String:
		return p.snap.byID[cloudID{r.Cloud, v.AsString()}] == nil
	case v.Type().IsObjectType():
		return slices.ContainsFunc(a.Elem, func(field schema.Attr) bool {
			return len(field.Refs) > 0 && v.Type().HasAttribute(field.Name) && p.names(r, &field, v.GetAttr(field.Name))
		})
	case v.CanIterateElements():
		return slices.ContainsFunc(v.AsValueSlice(), func(e cty.Value) bool { return p.names(r, a, e) })
	}
	return false
}

// referred are what an attribute, or a field of its blocks, may refer to.
func referred(a *schema.Attr) []string {
	refs := a.Refs
	for i := range a.Elem {
		refs = append(slices.Clip(refs), a.Elem[i].Refs...)
	}
	return refs
}

// above adds the types of references, and those of what they live in.
func (p *planner) above(refs []string, list []*schema.Type) []*schema.Type {
	for _, ref := range refs {
		t := p.e.Types.Type(schema.AddrType(ref))
		if t == nil || slices.Contains(list, t) {
			continue
		}
		list = append(list, t)
		if i := t.Index(t.Parent); t.Parent != "" && i >= 0 {
			list = p.above(t.Attrs[i].Refs, list)
		}
	}
	return list
}

// around are the spots of what may stand in the way of a step: of a deletion
// what may use the object, of a creation in something that exists what may be
// there already, of a change what may have what it comes to have.
func (p *planner) around(s *Step) []spot {
	t := s.Change.Type
	switch {
	case s.Verb == diff.Delete:
		b := p.plan.Bindings.Entries[s.Addr]
		return p.spots(b.Cloud, b.Region, func(other *schema.Type) bool { return refersTo(other, t) })
	case s.Verb == diff.Create && p.crowded(s.Change.Want):
		return p.spots(s.Change.Want.Cloud, s.Change.Want.Region, func(other *schema.Type) bool { return other == t || meets(other, t) || shares(other, t) })
	case s.Verb == diff.Update:
		return p.spots(s.Change.Want.Cloud, s.Change.Want.Region, func(other *schema.Type) bool { return shares(other, t) })
	}
	return nil
}

// crowded says whether there may be things already where a resource is to be:
// at something that exists, under a quota, or where it has to be the only one.
func (p *planner) crowded(r *schema.Resource) bool {
	if p.settles(r) {
		return true
	}
	return slices.ContainsFunc(r.Type.Claims, func(c schema.Claim) bool {
		wide := c.In == "region" || c.In == "account"
		return c.Kind == schema.Slot && r.Type.Parent == "" && p.limitOf(r.Cloud, c.Name) > 0 || c.Kind == schema.Key && wide && allKnown(r, c.Of)
	})
}

// settles says whether a resource names something that exists, or lives in what
// does: a new group of a router has peers that compete with those of the others.
func (p *planner) settles(r *schema.Resource) bool {
	for range deepest {
		for i, v := range r.Values {
			if a := &r.Type.Attrs[i]; v.Known() && (len(a.Refs) > 0 || a.Name == r.Type.Parent) {
				return true
			}
		}
		if r.Type.Parent == "" || r.Value(r.Type.Parent).From == nil {
			return false
		}
		if r = p.plan.Topology.Resource(r.Value(r.Type.Parent).From.Addr); r == nil {
			return false
		}
	}
	return false
}

// allKnown says whether attributes of a resource have values that are known.
func allKnown(r *schema.Resource, attrs []string) bool {
	return !slices.ContainsFunc(attrs, func(name string) bool { return !r.Value(name).Known() })
}

// spots are those of the types that fit.
func (p *planner) spots(cloud, region string, fits func(*schema.Type) bool) []spot {
	var list []spot
	for _, name := range p.e.Types.Types() {
		if t := p.e.Types.Type(name); fits(t) {
			list = append(list, spot{t, cloud, region})
		}
	}
	return list
}

// refersTo says whether objects of a type may refer to one of another.
func refersTo(t, to *schema.Type) bool {
	return slices.ContainsFunc(t.Attrs, func(a schema.Attr) bool { return names(&a, to) })
}

// meets says whether changes of two types exclude each other somewhere above.
func meets(t, other *schema.Type) bool {
	return slices.ContainsFunc(t.Lanes, func(lane string) bool { return lane != "." && slices.Contains(other.Lanes, lane) })
}

// shares says whether objects of another type may take the same thing: both
// have an attribute, beside what they live in, that may refer to it, as SNAT
// and DNAT entries have an address.
func shares(other, t *schema.Type) bool {
	return other != t && slices.ContainsFunc(t.Attrs, func(a schema.Attr) bool {
		return a.Name != t.Parent && slices.ContainsFunc(other.Attrs, func(b schema.Attr) bool {
			return b.Name != other.Parent && slices.ContainsFunc(b.Refs, func(ref string) bool { return slices.Contains(a.Refs, ref) })
		})
	})
}
