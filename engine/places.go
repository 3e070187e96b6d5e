package engine

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// placer names the spaces in which things compete, the same for all that
// compete in one: an object by its id, or by its address while it is still to
// be made.
type placer struct{ *planner }

// deepest is more than any type lies deep.
const deepest = 8

// self names the object that a resource is after apply.
func (p *placer) self(r *schema.Resource) string {
	c := p.changes[r.Addr]
	if c != nil && c.Have != nil && c.Verb != diff.Replace {
		return c.Have.ID
	}
	return r.Addr
}

// want names what an attribute of a resource stands for.
func (p *placer) want(r *schema.Resource, attr string) string {
	v := r.Value(attr)
	switch {
	case v.Known():
		return p.text(r.Type, attr, v.V)
	case v.From == nil:
		return ""
	case v.From.Attr == "id":
		return v.From.Addr
	}
	return v.From.Addr + "." + v.From.Attr
}

// have names what an attribute of an object stands for.
func (p *placer) have(o *schema.Object, attr string) string {
	if i := o.Type.Index(attr); i >= 0 {
		return p.text(o.Type, attr, o.Values[i])
	}
	return ""
}

// wants are what an attribute of a resource stands for: each element of a set
// as far as it is known.
func (p *placer) wants(r *schema.Resource, attr string) []string {
	if one := p.want(r, attr); one != "" {
		return []string{one}
	}
	if i := r.Type.Index(attr); i >= 0 {
		return elements(&r.Type.Attrs[i], r.Values[i].V)
	}
	return nil
}

// haves are what an attribute of an object stands for, as wants.
func (p *placer) haves(o *schema.Object, attr string) []string {
	if one := p.have(o, attr); one != "" {
		return []string{one}
	}
	if i := o.Type.Index(attr); i >= 0 {
		return elements(&o.Type.Attrs[i], o.Values[i])
	}
	return nil
}

// elements are the known texts of a set or list.
func elements(a *schema.Attr, v cty.Value) []string {
	if v == cty.NilVal || v.IsNull() || !v.IsKnown() || !v.CanIterateElements() || v.Type().IsObjectType() {
		return nil
	}
	var list []string
	for _, e := range v.AsValueSlice() {
		if text, ok := keyText(a, e); ok {
			list = append(list, text)
		}
	}
	return list
}

func (p *placer) text(t *schema.Type, attr string, v cty.Value) string {
	s, _ := keyText(&t.Attrs[t.Index(attr)], v)
	return s
}

// wantAbove names the nearest object of a type above a resource.
func (p *placer) wantAbove(r *schema.Resource, typ string) string {
	for range deepest {
		if r.Type.Parent == "" {
			return ""
		}
		v := r.Value(r.Type.Parent)
		var above *schema.Resource
		if v.From != nil {
			above = p.plan.Topology.Resource(v.From.Addr)
		}
		switch {
		case above == nil && v.Known():
			return p.idAbove(r.Cloud, r.Type, p.want(r, r.Type.Parent), typ)
		case above == nil:
			return ""
		case above.Type.Name == typ:
			return p.self(above)
		}
		r = above
	}
	return ""
}

// idAbove names the nearest object of a type at or above the id that the
// parent attribute of a type holds.
func (p *placer) idAbove(cloud string, t *schema.Type, id, typ string) string {
	for range deepest {
		attr := t.Index(t.Parent)
		if attr < 0 || id == "" {
			return ""
		}
		for _, ref := range t.Attrs[attr].Refs {
			if ref == typ+".id" && len(t.Attrs[attr].Refs) == 1 {
				return id
			}
		}
		o := p.snap.byID[cloudID{cloud, id}]
		if o == nil {
			return ""
		}
		if o.Type.Name == typ {
			return o.ID
		}
		t, id = o.Type, p.have(o, o.Type.Parent)
	}
	return ""
}

// haveAbove names the nearest object of a type above an object: by its
// parents, else by what the binding of its address was made after.
func (p *placer) haveAbove(cloud, addr string, o *schema.Object, typ string) string {
	b := p.plan.Bindings.Entries[addr]
	if id := p.idAbove(cloud, o.Type, p.have(o, o.Type.Parent), typ); id != "" {
		return id
	}
	if p.held == nil {
		p.held = p.holders()
	}
	for _, holder := range p.held.by(cloud, o) { // what an address was made after may be another by now
		if e := p.plan.Bindings.Entries[holder]; e.Type == typ {
			return e.ID
		}
	}
	seen := map[string]bool{}
	for next := b.Needs; len(next) > 0; {
		var further []string
		for _, need := range next {
			e, bound := p.plan.Bindings.Entries[need]
			if bound && e.Type == typ {
				return e.ID
			}
			if !seen[need] {
				seen[need] = true
				further = append(further, e.Needs...)
			}
		}
		next = further
	}
	return ""
}

// lanes are the scopes that a step holds, sorted.
func (o *orderer) lanes(s *Step) []string {
	var lanes []string
	for _, lane := range s.Change.Type.Lanes {
		var name string
		if s.Verb == diff.Delete || s.Verb == diff.Forget || s.parks() {
			name = o.haveLane(s, lane)
		} else {
			name = o.wantLane(s.Change.Want, lane)
		}
		if name != "" {
			lanes = append(lanes, name)
		}
	}
	slices.Sort(lanes)
	return slices.Compact(lanes)
}

func (o *orderer) wantLane(r *schema.Resource, lane string) string {
	typ, up := strings.CutPrefix(lane, "^")
	switch {
	case lane == ".":
		return o.places.self(r)
	case up:
		return o.places.wantAbove(r, typ)
	}
	return o.places.want(r, lane)
}

func (o *orderer) haveLane(s *Step, lane string) string {
	have := s.Change.Have
	typ, up := strings.CutPrefix(lane, "^")
	switch {
	case have == nil:
		return ""
	case lane == ".":
		return have.ID
	case up:
		return o.places.haveAbove(o.plan.Bindings.Entries[s.Addr].Cloud, s.Addr, have, typ)
	}
	return o.places.have(have, lane)
}
