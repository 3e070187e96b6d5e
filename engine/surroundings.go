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

// named are the spots of what a resource names by literal ids.
func (p *planner) named(r *schema.Resource) []spot {
	var spots []spot
	for i, v := range r.Values {
		if v.From != nil || !v.Known() || v.V.Type() != cty.String || p.snap.byID[cloudID{r.Cloud, v.V.AsString()}] != nil {
			continue
		}
		a := &r.Type.Attrs[i]
		region := r.Region
		if far := r.Value(a.Region); a.Region != "" && far.Known() {
			region = far.V.AsString()
		}
		for _, ref := range a.Refs {
			if t := p.e.Types.Type(schema.AddrType(ref)); t != nil {
				spots = append(spots, spot{t, r.Cloud, region})
			}
		}
	}
	return spots
}

// around are the spots of what may stand in the way of a step: of a deletion
// what may use the object, of a creation in something that exists what may be
// there already.
func (p *planner) around(s *Step) []spot {
	t := s.Change.Type
	switch {
	case s.Verb == diff.Delete:
		b := p.plan.Bindings.Entries[s.Addr]
		return p.spots(b.Cloud, b.Region, func(other *schema.Type) bool { return refersTo(other, t) })
	case s.Verb == diff.Create && p.crowded(s.Change.Want):
		return p.spots(s.Change.Want.Cloud, s.Change.Want.Region, func(other *schema.Type) bool { return other == t || meets(other, t) })
	}
	return nil
}

// crowded says whether there may be things already where a resource is to be:
// in something that exists, under a quota, or where it has to be the only one.
func (p *planner) crowded(r *schema.Resource) bool {
	if r.Type.Parent != "" {
		return r.Value(r.Type.Parent).Known()
	}
	return slices.ContainsFunc(r.Type.Claims, func(c schema.Claim) bool {
		return c.Kind == schema.Slot && p.limitOf(r.Cloud, c.Name) > 0 || c.Kind == schema.Key && (c.In == "region" || c.In == "account")
	})
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
