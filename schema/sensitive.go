package schema

import (
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// SensitiveTexts are the known texts in values of the type's attributes that
// must not be shown, in the order of Attrs. They serve to find them in what
// others wrote.
func (t *Type) SensitiveTexts(values []Value) []string {
	var list []string
	for i := range t.Attrs {
		a, v := &t.Attrs[i], values[i]
		switch {
		case !v.Written():
		case a.Form == Merged:
			for j := range a.Elem {
				e := &a.Elem[j]
				if v.Sensitive || e.Hidden() || slices.Contains(v.SensitiveFields, e.Name) {
					list = append(list, knownTexts(FieldOf(v.V, e.Name))...)
				}
			}
		case v.Sensitive || a.Hidden():
			list = append(list, knownTexts(v.V)...)
		}
	}
	return list
}

// SensitiveTexts are the texts of the object's attributes that are never shown.
func (o *Object) SensitiveTexts() []string {
	values := make([]Value, len(o.Values))
	for i, v := range o.Values {
		values[i].V = v
	}
	return o.Type.SensitiveTexts(values)
}

// knownTexts are the texts in a value, wherever they stand in it.
func knownTexts(v cty.Value) []string {
	var list []string
	_ = cty.Walk(v, func(_ cty.Path, v cty.Value) (bool, error) {
		if v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
			list = append(list, v.AsString())
		}
		return true, nil
	})
	return list
}
