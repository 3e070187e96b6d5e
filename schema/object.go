package schema

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// Computed is the type of an attribute that the cloud computes, by folded
// name: id, a read-only attribute, or any field of a row that is no attribute.
func (t *Type) Computed(name string) (cty.Type, bool) {
	if name == "id" {
		return cty.String, true
	}
	folded := catalog.Fold(name)
	for i := range t.Attrs {
		if t.Attrs[i].Mode == ReadOnly && catalog.Fold(t.Attrs[i].Name) == folded {
			return t.Attrs[i].Derived.Type, true
		}
	}
	if i, ok := t.rows.names[folded]; ok {
		return t.rows.computed[i].language(), true
	}
	return cty.NilType, false
}

// ComputedNames are the names of what the cloud computes, in the order of the
// reference, without those that the type declares itself.
func (t *Type) ComputedNames() []string {
	names := make([]string, len(t.rows.computed))
	for i, c := range t.rows.computed {
		names[i] = c.name
	}
	return names
}

// language is the type of a field in the language.
func (f rowField) language() cty.Type {
	switch {
	case f.list && len(f.elem) > 0:
		return cty.List(elemType(f.elem))
	case f.list:
		return cty.List(f.typ)
	}
	return f.typ
}

func elemType(fields []rowField) cty.Type {
	types := map[string]cty.Type{}
	for _, f := range fields {
		types[Snake(f.last())] = f.typ
	}
	return cty.Object(types)
}

// Attr is the value of an attribute or computed attribute by folded name, or
// of id. It is cty.NilVal when the type has none of that name, and null where
// the cloud returned nothing.
func (o *Object) Attr(name string) cty.Value {
	if name == "id" {
		return cty.StringVal(o.ID)
	}
	folded := catalog.Fold(name)
	for i := range o.Type.Attrs {
		if catalog.Fold(o.Type.Attrs[i].Name) == folded {
			return o.Values[i]
		}
	}
	i, ok := o.Type.rows.names[folded]
	if !ok {
		return cty.NilVal
	}
	if o.open[folded] {
		return cty.UnknownVal(o.Type.rows.computed[i].language())
	}
	return o.computed(o.Type.rows.computed[i])
}

// Open is the object while these computed attributes are known only after apply.
func (o *Object) Open(names ...string) *Object {
	if len(names) == 0 {
		return o
	}
	opened := *o
	opened.open = map[string]bool{}
	for _, name := range names {
		opened.open[catalog.Fold(name)] = true
	}
	return &opened
}

// computed decodes one computed attribute.
func (o *Object) computed(target rowTarget) cty.Value {
	typ := target.language()
	if target.deep >= len(o.levels) {
		return cty.NullVal(typ)
	}
	raw := dig(o.levels[target.deep], target.walk)
	if len(target.elem) == 0 {
		return value(raw, typ)
	}
	rows, _ := raw.([]any)
	if len(rows) == 0 {
		return cty.ListValEmpty(typ.ElementType())
	}
	elems := make([]cty.Value, len(rows))
	for i, r := range rows {
		fields := map[string]cty.Value{}
		for _, f := range target.elem {
			fields[Snake(f.last())] = value(dig(r, f.walk), f.typ)
		}
		elems[i] = cty.ObjectVal(fields)
	}
	return cty.ListVal(elems)
}

// IDPart is the part of an object's id that stands for a name of Type.ID.
func (o *Object) IDPart(name string) string {
	parts := strings.Split(o.ID, "|")
	for i, n := range o.Type.ID {
		if n == name && i < len(parts) {
			return parts[i]
		}
	}
	return ""
}

// BySystem says whether the cloud made the object by itself, see Type.System.
func (o *Object) BySystem() bool {
	name, value := o.Type.System[0], o.Type.System[1]
	return name != "" && text(field(o.levels, name)) == value
}
