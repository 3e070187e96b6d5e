package engine

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"netplan/diff"

	"netplan/schema"
)

// refresh renews what unchanged resources need and what of them is sensitive:
// a topology may say the same in other words, and a cut-off run may not have
// written it down.
func (p *planner) refresh() {
	for addr, c := range p.changes {
		b, bound := p.plan.Bindings.Entries[addr]
		if bound && c.Verb == diff.None {
			b.Needs, b.Sensitive = c.Want.Needs, sensitive(c.Type, c.Want.Values)
			p.plan.Bindings.Entries[addr] = b
		}
	}
}

// uses are the addresses that each bound address needed when it was made, and
// those whose objects the attributes of its object name. What is not there any
// more uses nothing.
func (p *planner) uses() map[string][]string {
	holders := p.holders()
	uses := make(map[string][]string, len(p.plan.Bindings.Entries))
	for addr, b := range p.plan.Bindings.Entries {
		have := p.plan.Have[addr]
		if have == nil {
			continue
		}
		list := append(slices.Clone(b.Needs), holders.by(b.Cloud, have)...)
		slices.Sort(list)
		uses[addr] = slices.Compact(slices.DeleteFunc(list, func(need string) bool { return need == addr }))
	}
	return uses
}

// holders are bound addresses by the values that others refer to them by.
type holders map[reference]string

// reference is a value that an attribute may hold, such as that of vpc.id.
type reference struct{ cloud, field, value string }

// holders finds the values of bound objects that other types may refer to.
func (p *planner) holders() holders {
	fields, list := p.referable(), holders{}
	for addr, have := range p.plan.Have {
		if b, bound := p.plan.Bindings.Entries[addr]; bound { // what is to be adopted may be bound to another
			list.add(b.Cloud, addr, have, fields)
		}
	}
	return list
}

// referable are the attributes, by type, that other types may refer to.
func (p *planner) referable() map[string][]string {
	fields := map[string][]string{}
	for _, name := range p.e.Types.Types() {
		for _, a := range p.e.Types.Type(name).Attrs {
			for _, ref := range a.Refs {
				typ, field, _ := strings.Cut(ref, ".")
				if !slices.Contains(fields[typ], field) {
					fields[typ] = append(fields[typ], field)
				}
			}
		}
	}
	return fields
}

// add notes the values by which the object of an address may be referred to.
func (h holders) add(cloud, addr string, have *schema.Object, fields map[string][]string) {
	for _, field := range fields[have.Type.Name] {
		for _, value := range texts(have.Attr(field)) {
			h[reference{cloud, have.Type.Name + "." + field, value}] = addr
		}
	}
}

// by are the addresses that the attributes of an object refer to, those in
// blocks too.
func (h holders) by(cloud string, o *schema.Object) []string {
	var list []string
	note := func(a *schema.Attr, v cty.Value) {
		for _, ref := range a.Refs {
			for _, value := range texts(v) {
				if addr := h[reference{cloud, ref, value}]; addr != "" {
					list = append(list, addr)
				}
			}
		}
	}
	for i := range o.Type.Attrs {
		a := &o.Type.Attrs[i]
		note(a, o.Values[i])
		for k := range a.Elem {
			for _, v := range inBlocks(o.Values[i], a.Elem[k].Name) {
				note(&a.Elem[k], v)
			}
		}
	}
	return list
}

// inBlocks are the values of a field in the blocks that an attribute holds.
func inBlocks(v cty.Value, field string) (list []cty.Value) {
	switch {
	case v == cty.NilVal || v.IsNull() || !v.IsKnown():
	case v.Type().IsObjectType():
		if v.Type().HasAttribute(field) {
			list = append(list, v.GetAttr(field))
		}
	case v.CanIterateElements():
		for _, e := range v.AsValueSlice() {
			list = append(list, inBlocks(e, field)...)
		}
	}
	return list
}
