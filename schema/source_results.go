package schema

import (
	"fmt"
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// itemType is the type of an element of items.
func (s *Source) itemType() cty.Type {
	types := map[string]cty.Type{}
	for _, f := range s.rows.rows.computed {
		types[f.name] = f.language()
	}
	return cty.Object(types)
}

// unknown are the results before the source is read.
func (s *Source) unknown() cty.Value {
	results := map[string]cty.Value{}
	if s.Object != "" {
		for _, f := range s.rows.rows.computed {
			results[f.name] = s.hide(f.name, cty.UnknownVal(f.language()))
		}
		return cty.ObjectVal(results)
	}
	results["items"] = cty.UnknownVal(cty.List(s.itemType()))
	if len(s.Sensitive) > 0 {
		results["items"] = results["items"].Mark(sensitiveMark{})
	}
	if s.ID != "" {
		results["ids"] = cty.UnknownVal(cty.List(cty.String))
	}
	return cty.ObjectVal(results)
}

// result makes the results of the answers of the action, one a page. It is an
// error when an answer lacks the object that it should hold.
func (s *Source) result(answers []map[string]any) (cty.Value, error) {
	if s.Object != "" {
		return s.object(answers)
	}
	var ids, items []cty.Value
	for _, answer := range answers {
		for _, o := range s.rows.Rows(answer) {
			items = append(items, s.fields(o))
			if s.ID != "" {
				ids = append(ids, o.Attr(Snake(s.ID)))
			}
		}
	}
	results := map[string]cty.Value{"items": list(s.itemType(), items)}
	if s.ID != "" {
		results["ids"] = list(cty.String, ids)
	}
	return cty.ObjectVal(results), nil
}

// object are the results of a source of one object.
func (s *Source) object(answers []map[string]any) (cty.Value, error) {
	for _, answer := range answers {
		row, ok := answer, true
		if s.Object != "." {
			row, ok = dig(answer, []string{s.Object}).(map[string]any)
		}
		if ok {
			return s.fields(s.rows.object(Call{}, []map[string]any{row})), nil
		}
	}
	return cty.NilVal, fmt.Errorf("the answer of %s has no object %s", s.Action, s.Object)
}

// fields are the results that a row holds, as an object.
func (s *Source) fields(o *Object) cty.Value {
	fields := map[string]cty.Value{}
	for _, f := range s.rows.rows.computed {
		fields[f.name] = s.hide(f.name, o.Attr(f.name))
	}
	return cty.ObjectVal(fields)
}

// hide marks a result that must not be shown.
func (s *Source) hide(name string, v cty.Value) cty.Value {
	if slices.Contains(s.Sensitive, name) {
		return v.Mark(sensitiveMark{})
	}
	return v
}

// list is a list of values of a type, which may be empty.
func list(of cty.Type, values []cty.Value) cty.Value {
	if len(values) == 0 {
		return cty.ListValEmpty(of)
	}
	return cty.ListVal(values)
}
