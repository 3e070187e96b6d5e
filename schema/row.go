package schema

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// Rows decodes the rows of one answer of the Read action, in its order. What
// does not have the documented shape is left out, and what lacks a part of its
// id, such as the binding of an EIP that is bound to nothing; it never panics.
func (t *Type) Rows(answer map[string]any) []*Object { return t.RowsOf(Call{}, answer) }

// RowsOf is Rows for the answer of a call: what the rows do not say of an
// attribute that they were asked for by, the call does (see Derived.Asked).
func (t *Type) RowsOf(call Call, answer map[string]any) []*Object {
	var objects []*Object
	t.rows.walk(make([]map[string]any, 0, len(t.rows.lists)), answer, func(levels []map[string]any) {
		if o := t.object(call, levels); o.ID != "" || len(t.rows.id) == 0 {
			objects = append(objects, o)
		}
	})
	return objects
}

// walk visits every innermost row with the rows around it.
func (p *rowPlan) walk(outer []map[string]any, in map[string]any, visit func(levels []map[string]any)) {
	rows, _ := dig(in, p.lists[len(outer)]).([]any)
	innermost := len(outer) == len(p.lists)-1
	for _, r := range rows {
		row, ok := r.(map[string]any)
		if !ok && innermost && p.scalar != "" {
			row, ok = map[string]any{p.scalar: r}, true
		}
		switch {
		case !ok:
		case innermost:
			visit(append(outer, row))
		default:
			p.walk(append(outer, row), row, visit)
		}
	}
}

// dig follows names into nested objects.
func dig(v any, names []string) any {
	for _, n := range names {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[n]
	}
	return v
}

// object makes an object of a row that a call listed and the rows around it.
func (t *Type) object(call Call, levels []map[string]any) *Object {
	o := &Object{Type: t, Values: make([]cty.Value, len(t.Attrs))}
	for i, target := range t.rows.attrs {
		a := &t.Attrs[i]
		if s := call.Params[a.Derived.Asked]; s != "" {
			o.Values[i] = a.Normal(value(s, a.Derived.Type))
		} else {
			o.Values[i] = t.attrValue(a, target, levels)
		}
	}
	o.Region = text(field(levels, "RegionId"))
	for i := len(levels) - 1; i >= 0 && o.Status == "" && t.Status.Field != ""; i-- {
		o.Status = text(dig(levels[i], t.rows.status))
	}
	o.levels = levelsOf(levels)
	parts := make([]string, len(t.rows.id))
	for i, part := range t.rows.id {
		parts[i] = part.of(o, levels)
	}
	if !slices.Contains(parts, "") {
		o.ID = strings.Join(parts, "|")
	}
	return o
}

// levelsOf keeps the rows for computed attributes, which are decoded when
// they are asked for.
func levelsOf(levels []map[string]any) []map[string]any {
	return append([]map[string]any(nil), levels...)
}

// field finds a scalar in the innermost row that has it.
func field(levels []map[string]any, name string) any {
	for i := len(levels) - 1; i >= 0; i-- {
		if v, ok := levels[i][name]; ok {
			return v
		}
	}
	return nil
}

// attrValue is the value of an attribute in a row, normalised; null where the
// row has none.
func (t *Type) attrValue(a *Attr, target rowTarget, levels []map[string]any) cty.Value {
	if target.walk == nil || target.deep >= len(levels) {
		return cty.NullVal(a.Derived.Type)
	}
	raw := dig(levels[target.deep], target.walk)
	if target.first != nil {
		if s := dig(levels[target.deep], target.first); text(s) != "" {
			raw = s
		}
	}
	if strings.HasSuffix(a.Derived.Field, "[0]") {
		list, _ := raw.([]any)
		if len(list) == 0 {
			return cty.NullVal(a.Derived.Type)
		}
		raw = list[0]
	}
	if _, part, parts := strings.Cut(a.Derived.Field, "[]."); parts {
		raw = plucked(raw, strings.Split(part, "."))
	}
	switch {
	case a.Form == Merged:
		return mergedValue(a, raw)
	case len(a.Elem) > 0:
		return blockValue(a, raw)
	}
	if a.Decode != nil {
		raw = a.Decode(text(raw))
	}
	return a.Normal(value(a.unaliased(raw), a.Derived.Type))
}

// plucked are a field of the objects of a list.
func plucked(raw any, names []string) []any {
	rows, _ := raw.([]any)
	var list []any
	for _, r := range rows {
		if v := dig(r, names); v != nil {
			list = append(list, v)
		}
	}
	return list
}

// unaliased is a scalar of a row under the name that the attribute has for it.
func (a *Attr) unaliased(raw any) any {
	if as, ok := a.Alias[text(raw)]; ok {
		return as
	}
	return raw
}

// blockValue is a list of objects as a block attribute.
func blockValue(a *Attr, raw any) cty.Value {
	rows, _ := raw.([]any)
	if len(rows) == 0 {
		return cty.NullVal(a.Derived.Type)
	}
	elems := make([]cty.Value, len(rows))
	for i, r := range rows {
		elems[i] = fieldsOf(a, r)
	}
	return cty.ListVal(elems)
}

// fieldsOf is one object of a row as a block.
func fieldsOf(a *Attr, row any) cty.Value {
	fields := map[string]cty.Value{}
	for i := range a.Elem {
		e := &a.Elem[i]
		fields[e.Name] = e.Normal(value(e.unaliased(lookupFolded(row, e)), e.Derived.Type))
	}
	return cty.ObjectVal(fields)
}

// lookupFolded finds a block's field in a row by its Field or folded name.
func lookupFolded(row any, e *Attr) any {
	m, _ := row.(map[string]any)
	want := e.Field
	if want == "" {
		want = e.Name
	}
	for name, v := range m {
		if catalog.Fold(name) == catalog.Fold(want) {
			return v
		}
	}
	return nil
}

// value turns a decoded JSON value into one of a type; null where it is not
// one. Numbers and bools may be texts; a list may be a text with commas.
func value(raw any, typ cty.Type) cty.Value {
	switch {
	case raw == nil:
		return cty.NullVal(typ)
	case typ == cty.String:
		return cty.StringVal(text(raw))
	case typ == cty.Number:
		if n, ok := new(big.Float).SetString(text(raw)); ok {
			return cty.NumberVal(n)
		}
	case typ == cty.Bool:
		if b, err := strconv.ParseBool(text(raw)); err == nil {
			return cty.BoolVal(b)
		}
	case typ.IsListType() || typ.IsSetType():
		return listValue(raw, typ)
	}
	return cty.NullVal(typ)
}

// listValue is a list or set of scalars.
func listValue(raw any, typ cty.Type) cty.Value {
	items, ok := raw.([]any)
	if s, isText := raw.(string); isText && s != "" {
		for _, part := range strings.Split(s, ",") {
			items = append(items, strings.TrimSpace(part))
		}
		ok = true
	}
	if !ok || len(items) == 0 {
		return cty.NullVal(typ)
	}
	elems := make([]cty.Value, len(items))
	for i, item := range items {
		elems[i] = value(item, typ.ElementType())
	}
	if typ.IsSetType() {
		return cty.SetVal(elems)
	}
	return cty.ListVal(elems)
}

// text is a scalar of JSON as text; empty for anything else.
func text(raw any) string {
	switch v := raw.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		return strconv.Itoa(v)
	}
	return ""
}

// idPart is one part of an object's id.
type idPart struct {
	attr int // index in Attrs, or -1
	rowField
	name string
}

// newIDPart finds the field of a part: of its name, or nested under it.
func newIDPart(t *Type, p *rowPlan, name string) idPart {
	part := idPart{attr: t.Index(name), name: name}
	i := slices.IndexFunc(p.fields, func(f rowField) bool { return catalog.Fold(f.path) == catalog.Fold(name) })
	if i < 0 {
		i = slices.IndexFunc(p.fields, func(f rowField) bool { return !f.list && catalog.Fold(f.last()) == catalog.Fold(name) })
	}
	if i >= 0 {
		part.rowField = p.fields[i]
	}
	return part
}

// of is the part's text in a row.
func (part idPart) of(o *Object, levels []map[string]any) string {
	if part.attr >= 0 {
		if v := o.Values[part.attr]; !v.IsNull() && v.Type() == cty.String {
			return v.AsString()
		}
		return ""
	}
	if part.walk == nil || part.deep >= len(levels) {
		return ""
	}
	return text(dig(levels[part.deep], part.walk))
}

// CreatedID is the id of the object that a create action answered with, or of
// the values it was created with. It is an error when the answer lacks it.
func (t *Type) CreatedID(answer map[string]any, values []Value) (string, error) {
	parts := make([]string, len(t.ID))
	for i, name := range t.ID {
		if at := t.Index(name); at >= 0 {
			v := t.Attrs[at].Normal(values[at].V)
			if !v.IsNull() && v.IsKnown() && v.Type() == cty.String {
				parts[i] = v.AsString()
			}
		} else {
			answered := cmp.Or(t.Actions.Returns, name)
			for field, v := range answer {
				if catalog.Fold(field) == catalog.Fold(answered) {
					parts[i] = text(v)
				}
			}
		}
		if parts[i] == "" {
			return "", fmt.Errorf("the answer of %s has no %s", t.Actions.Create, cmp.Or(t.Actions.Returns, name))
		}
	}
	return strings.Join(parts, "|"), nil
}
