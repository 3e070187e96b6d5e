package between

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// standIn stands for a value of which not all is known before apply.
type standIn struct {
	// shown has a text in place of what is not known: what it refers to, or the
	// expression that makes it. What will be another one stays unknown.
	shown cty.Value
	// identity is equal for what stands for the same; empty for known values.
	identity string
}

// text is the value where it is one text that is known; empty otherwise.
func (s standIn) text() string {
	if v := s.shown; v != cty.NilVal && !v.IsNull() && v.IsKnown() && v.Type() == cty.String {
		return v.AsString()
	}
	return ""
}

// reader reads the values of one side.
type reader struct {
	Side
	name  func(addr string) string // of an object, the same on both sides
	again func(addr string) bool   // says whether an object will be another one
}

// attr is the attribute of a resource at an index.
func (s *reader) attr(r *schema.Resource, i int) standIn {
	a, v := &r.Type.Attrs[i], r.Values[i]
	switch {
	case !v.Written() || v.V.IsWhollyKnown():
		return standIn{shown: v.V}
	case len(a.Elem) > 0 && v.V.IsKnown() && a.Form == schema.Merged:
		return s.object(r, a, v.V, v.Within, 0)
	case len(a.Elem) > 0 && v.V.IsKnown():
		return s.objects(r, a, v)
	}
	return s.leaf(r, v.V, v.From, r.Ranges[i])
}

// objects are repeated blocks.
func (s *reader) objects(r *schema.Resource, a *schema.Attr, v schema.Value) standIn {
	var elems []cty.Value
	var ids []string
	for i, e := range v.V.AsValueSlice() {
		o := s.object(r, a, e, v.Within, i)
		elems, ids = append(elems, o.shown), append(ids, o.identity)
	}
	return standIn{cty.TupleVal(elems), strings.Join(ids, "\x00")}
}

// object is one block; within says where its fields come from, if it is as
// long as the list of blocks.
func (s *reader) object(r *schema.Resource, a *schema.Attr, v cty.Value, within []map[string]*schema.Origin, at int) standIn {
	fields := v.AsValueMap()
	var ids []string
	for i := range a.Elem {
		name := a.Elem[i].Name
		f, ok := fields[name]
		if !ok || f.IsNull() || f.IsWhollyKnown() {
			continue
		}
		var from *schema.Origin
		if at < len(within) {
			from = within[at][name]
		}
		leaf := s.leaf(r, f, from, r.Fields[a.Name+"."+name])
		fields[name] = leaf.shown
		ids = append(ids, name+"="+leaf.identity)
	}
	return standIn{cty.ObjectVal(fields), strings.Join(ids, "\x00")}
}

// leaf stands for one value that is not known.
func (s *reader) leaf(r *schema.Resource, v cty.Value, from *schema.Origin, at hcl.Range) standIn {
	name, again := s.called(r, v, from, at)
	id := name
	if !s.whole(v, from) {
		id += "\x00" + v.GoString()
		if from != nil {
			id += "\x00" + s.name(from.Addr) + "." + from.Attr
		}
	}
	if name == "" || again {
		return standIn{v, id}
	}
	return standIn{cty.StringVal(name), id}
}

// whole says whether a value is all of what an object computes, and not an
// element of it.
func (s *reader) whole(v cty.Value, from *schema.Origin) bool {
	if from == nil || !v.Type().IsPrimitiveType() {
		return false
	}
	r := s.Topology.Resource(from.Addr)
	if r == nil {
		return false
	}
	typ, computed := r.Type.Computed(from.Attr)
	return !computed || typ.IsPrimitiveType()
}

// called names what a value that is not known refers to: the attribute of an
// object, or the expression that makes it; again says that it will be another
// one. A collection that refers to one object may hold more than that, so that
// its expression counts.
func (s *reader) called(r *schema.Resource, v cty.Value, from *schema.Origin, at hcl.Range) (name string, again bool) {
	if s.whole(v, from) {
		return s.name(from.Addr) + "." + from.Attr, s.again(from.Addr)
	}
	if from != nil {
		return s.text(at), s.again(from.Addr)
	}
	return s.text(at), slices.ContainsFunc(r.Needs, s.again)
}

// nameOf names what an attribute, or the field of a Merged block, refers to
// while it is not known; empty otherwise.
func (s *reader) nameOf(r *schema.Resource, a, field *schema.Attr) string {
	i := r.Type.Index(a.Name)
	v, from, at := r.Values[i].V, r.Values[i].From, r.Ranges[i]
	if field != nil {
		v, from, at = schema.FieldOf(v, field.Name), nil, r.Fields[a.Name+"."+field.Name]
		if within := r.Values[i].Within; len(within) > 0 {
			from = within[0][field.Name]
		}
	}
	if v == cty.NilVal || v.IsWhollyKnown() || len(a.Elem) > 0 && field == nil {
		return ""
	}
	name, again := s.called(r, v, from, at)
	if again && name != "" {
		return name + " (replaced)"
	}
	return name
}

// canonical is a text that is equal for values that the API takes for the
// same.
func canonical(a *schema.Attr, v cty.Value) string {
	if v == cty.NilVal || v.IsNull() {
		return ""
	}
	if len(a.Elem) == 0 || a.Form == schema.Merged || !v.IsKnown() {
		if v = a.Normal(v); v.IsNull() {
			return ""
		}
		return v.GoString()
	}
	var blocks []string
	for _, b := range v.AsValueSlice() {
		var fields []string
		for i := range a.Elem {
			e := &a.Elem[i]
			fields = append(fields, canonical(e, b.GetAttr(e.Name)))
		}
		blocks = append(blocks, strings.Join(fields, "\x00"))
	}
	slices.Sort(blocks) // their order does not count
	return strings.Join(blocks, "\x00\x00")
}
