package network

import (
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// View looks at a scene.
type View struct {
	Scene
	names    map[name]schema.Origin // what ids and other values stand for
	above    map[string]string      // memo of vpcOf
	replaced map[string]bool
}

// name is a text that one cloud uses for one thing.
type name struct{ cloud, text string }

// New looks at a scene.
func New(s Scene) *View {
	v := &View{Scene: s, names: map[name]schema.Origin{}, above: map[string]string{}, replaced: map[string]bool{}}
	asked := map[string]map[string]bool{"eip": {"ip_address": true}}
	for _, b := range s.Bound {
		if b.Object != nil {
			ask(asked, b.Object.Type)
		}
	}
	for _, c := range s.Changes {
		ask(asked, c.Type)
		v.replaced[c.Addr] = c.Verb == diff.Replace
	}
	bound := slices.Sorted(maps.Keys(s.Bound))
	for _, addr := range bound {
		if b := s.Bound[addr]; b.Object != nil {
			v.index(addr, b, asked[b.Object.Type.Name])
		}
	}
	for _, addr := range bound { // last: what an object is stands before what leads to it
		if b := s.Bound[addr]; b.Object != nil && b.Object.ID != "" {
			v.names[name{b.Cloud, b.Object.ID}] = schema.Origin{Addr: addr, Attr: "id"}
		}
	}
	return v
}

// ask notes which attributes of other types the attributes of a type name.
func ask(asked map[string]map[string]bool, t *schema.Type) {
	for i := range t.Attrs {
		for _, ref := range t.Attrs[i].Refs {
			typ, attr, _ := strings.Cut(ref, ".")
			if asked[typ] == nil {
				asked[typ] = map[string]bool{}
			}
			asked[typ][attr] = attr != "id" && typ != "eip_association"
		}
	}
}

// index notes by which texts an object is named besides its id.
func (v *View) index(addr string, b Bound, attrs map[string]bool) {
	for attr, asked := range attrs {
		if !asked {
			continue
		}
		for _, text := range texts(b.Object.Attr(attr)) {
			v.names[name{b.Cloud, text}] = schema.Origin{Addr: addr, Attr: attr}
		}
	}
}

// texts are a text, or those of a list or set.
func texts(value cty.Value) []string {
	switch {
	case value == cty.NilVal || value.IsNull() || !value.IsWhollyKnown():
		return nil
	case value.Type() == cty.String:
		return []string{value.AsString()}
	case !value.CanIterateElements() || value.Type().IsObjectType() || value.Type().IsMapType():
		return nil
	}
	var list []string
	for _, e := range value.AsValueSlice() {
		if e.Type() == cty.String && !e.IsNull() {
			list = append(list, e.AsString())
		}
	}
	return list
}

// said names what a computed attribute of a resource stands for: the resource
// itself for its id, an EIP for its address.
func (v *View) said(o schema.Origin) string {
	switch {
	case o.Attr == "id":
		return v.label(o.Addr)
	case o.Attr == "ip_address":
		return v.label(v.eipOf(o.Addr))
	}
	return o.Addr + "." + o.Attr
}

// behind is the object that a computed attribute names, where that is bound
// itself and stays: the attribute otherwise.
func (v *View) behind(o schema.Origin) schema.Origin {
	b := v.Bound[o.Addr]
	if b.Object == nil || v.replaced[o.Addr] || b.Object.Type.Index(o.Attr) >= 0 {
		return o
	}
	if list := texts(b.Object.Attr(o.Attr)); len(list) == 1 {
		if named, ok := v.names[name{b.Cloud, list[0]}]; ok && named.Attr == "id" {
			return named
		}
	}
	return o
}

// eipOf is the EIP that an association binds; anything else is itself.
func (v *View) eipOf(addr string) string {
	const attr = "allocation_id"
	if schema.AddrType(addr) != "eip_association" {
		return addr
	}
	if r := v.Want(addr); r != nil {
		if from := r.Value(attr).From; from != nil {
			return from.Addr
		}
	}
	if b := v.Bound[addr]; b.Object != nil {
		for _, id := range texts(b.Object.Attr(attr)) {
			if o, ok := v.names[name{b.Cloud, id}]; ok {
				return o.Addr
			}
		}
	}
	return addr
}

// label is an address, of an EIP that keeps its public address with that.
func (v *View) label(addr string) string {
	if schema.AddrType(addr) != "eip" || v.replaced[addr] || v.Bound[addr].Object == nil {
		return addr
	}
	if ip := texts(v.Bound[addr].Object.Attr("ip_address")); len(ip) > 0 {
		return addr + " (" + ip[0] + ")"
	}
	return addr
}
