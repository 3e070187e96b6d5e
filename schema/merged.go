package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// deriveMerged fills the fields of a Merged block from those that are read
// back: their spelling and types are those of the keys that are sent.
func (t *Type) deriveMerged(a *Attr, d *Derived) error {
	a.Elem = slices.Clone(a.Elem)
	types := map[string]cty.Type{}
	for i := range a.Elem {
		e := &a.Elem[i]
		path := a.paramName() + "." + e.paramName()
		at := slices.IndexFunc(t.rows.fields, func(f rowField) bool { return catalog.Fold(f.path) == catalog.Fold(path) })
		if at < 0 {
			return fmt.Errorf("%s returns no %s", t.Actions.Read, path)
		}
		f := t.rows.fields[at]
		e.Derived = Derived{Type: f.typ, Create: f.last(), Field: f.path, Rule: limited(&catalog.Param{Name: f.last()}, e.Values)}
		types[e.Name] = f.typ
	}
	d.Type = cty.Object(types)
	return nil
}

// within says whether the field lies directly below a path.
func (f rowField) within(path string) bool {
	return len(f.walk) > 1 && catalog.Fold(strings.Join(f.walk[:len(f.walk)-1], ".")) == catalog.Fold(path)
}

// mergedValue is an object of a row as a Merged block; null where there is
// none.
func mergedValue(a *Attr, raw any) cty.Value {
	if m, ok := raw.(map[string]any); !ok || len(m) == 0 {
		return cty.NullVal(a.Derived.Type)
	}
	return fieldsOf(a, raw)
}

// over lays the fields that are written over those that the object has.
func (a *Attr) over(want, have cty.Value) cty.Value {
	fields := map[string]cty.Value{}
	for i := range a.Elem {
		name := a.Elem[i].Name
		fields[name] = cty.NullVal(a.Elem[i].Derived.Type)
		for _, side := range []cty.Value{have, want} {
			if v := FieldOf(side, name); v != cty.NilVal && !v.IsNull() {
				fields[name] = v
			}
		}
	}
	return cty.ObjectVal(fields)
}

// FieldOf is a field of a Merged block; cty.NilVal where there is no block.
func FieldOf(block cty.Value, name string) cty.Value {
	if block == cty.NilVal || block.IsNull() || !block.IsKnown() {
		return cty.NilVal
	}
	return block.GetAttr(name)
}

// becomes is what a Merged block is to those that refer to it: each field as
// it is written, else as the object has it, else unknown.
func (a *Attr) becomes(want Value, at int, o *Object) cty.Value {
	fields := map[string]cty.Value{}
	for i := range a.Elem {
		e := &a.Elem[i]
		v := FieldOf(want.V, e.Name)
		if v == cty.NilVal || v.IsNull() || o != nil && !v.IsKnown() {
			v = cty.UnknownVal(e.Derived.Type)
			if o != nil {
				v = a.over(cty.NilVal, o.Values[at]).GetAttr(e.Name)
			}
		}
		if e.Hidden() || slices.Contains(want.SensitiveFields, e.Name) {
			v = v.Mark(sensitiveMark{})
		}
		fields[e.Name] = v
	}
	return cty.ObjectVal(fields)
}

// jsonObject is a known Merged block as the API takes it, without the fields
// that are null.
func jsonObject(a *Attr, v cty.Value) string {
	fields := map[string]any{}
	for i := range a.Elem {
		e := &a.Elem[i]
		switch f := v.GetAttr(e.Name); {
		case f.IsNull():
		case f.Type() == cty.Number:
			fields[e.Derived.Create] = json.Number(scalar(f))
		case f.Type() == cty.Bool:
			fields[e.Derived.Create] = f.True()
		default:
			fields[e.Derived.Create] = scalar(f)
		}
	}
	var text strings.Builder
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(fields); err != nil {
		panic(fmt.Sprintf("schema: %s cannot be encoded: %v", a.Name, err))
	}
	return strings.TrimSpace(text.String())
}
