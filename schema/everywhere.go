package schema

import (
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// everywhere are the resources of a type, those of an instance of a module and
// of what it calls, by address.
func (e *evaluator) everywhere(r ref, c *context) cty.Value {
	fields := r.fields
	if fields == nil {
		fields = append(r.typ.attributeNames(), "region")
	}
	elems := map[string]cty.Value{}
	unwritten := r.typ.unwritten(fields)
	c.scope.each(r.typ, func(inst *instance) {
		elems[inst.addr] = e.stated(inst, fields, unwritten, c)
	})
	return cty.ObjectVal(elems)
}

// each visits the instances of a type in a module and in those it calls.
func (s *scope) each(t *Type, visit func(*instance)) {
	for _, x := range s.resources {
		if x.block.typ != t {
			continue
		}
		for _, inst := range x.list {
			if inst.resource != nil {
				visit(inst)
			}
		}
	}
	for _, x := range s.children {
		for _, inst := range x.list {
			inst.inside.each(t, visit)
		}
	}
}

// stated is a resource as the topology states it: see unwritten. What the cloud
// says counts where the topology says nothing.
func (e *evaluator) stated(inst *instance, fields []string, unwritten map[string]cty.Value, c *context) cty.Value {
	r, o := inst.resource, e.objectOf(inst, c)
	elem := make(map[string]cty.Value, len(fields))
	for _, name := range fields {
		i := r.Type.Index(name)
		written := i >= 0 && r.Values[i].Written()
		switch {
		case name == "region":
			elem[name] = cty.StringVal(r.Region)
		case o != nil || written && r.Type.Attrs[i].Form != Merged:
			elem[name] = withoutOrigins(e.attrOf(inst, name, c))
		case written:
			elem[name] = statedBlock(&r.Type.Attrs[i], r.Values[i])
		default:
			elem[name] = unwritten[name]
		}
	}
	return cty.ObjectVal(elem)
}

// statedBlock is a merged block without an object: its fields as written.
func statedBlock(a *Attr, v Value) cty.Value {
	fields := map[string]cty.Value{}
	for i := range a.Elem {
		field := FieldOf(v.V, a.Elem[i].Name)
		if a.Elem[i].Hidden() || v.Sensitive || slices.Contains(v.SensitiveFields, a.Elem[i].Name) {
			field = field.Mark(sensitiveMark{})
		}
		fields[a.Elem[i].Name] = field
	}
	return cty.ObjectVal(fields)
}

// unwritten is what attributes are as long as neither topology nor cloud says
// anything: the documented default of what may be written, else null; and
// unknown what the cloud computes.
func (t *Type) unwritten(names []string) map[string]cty.Value {
	values := map[string]cty.Value{}
	for _, name := range names {
		i := t.Index(name)
		switch typ, computed := t.Computed(name); {
		case i >= 0 && t.Attrs[i].Mode != ReadOnly:
			d := &t.Attrs[i].Derived
			values[name] = cty.NullVal(d.Type)
			if d.Rule != nil && d.Rule.Default != "" {
				values[name] = value(d.Rule.Default, d.Type)
			}
			values[name] = t.hiding(i, values[name])
		case computed:
			values[name] = t.hiding(i, cty.UnknownVal(typ))
		default:
			values[name] = cty.DynamicVal
		}
	}
	return values
}
