package schema

import (
	"fmt"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// Source describes a data source: an action whose answer a topology can read.
// Its arguments are the action's parameters in snake case, and the keys of its
// Filter.N. Its results are ids (a list) and items (a list of objects in snake
// case), or the fields of one object.
type Source struct {
	Name    string // zones
	Summary string
	Section string
	Action  string // DescribeZones
	// Items is the path of the rows; empty means the action's list path.
	Items string
	// ID is the field of a row that makes ids; without one there are no ids.
	ID string
	// Object is the path of the one object that the answer holds, in place of
	// rows: VpnConnectionConfig, or . for the answer itself.
	Object  string
	Example string
	// Sensitive names the results, in snake case, that are never shown.
	Sensitive []string

	rows *Type // decodes its rows
	args []argument
}

// derive finds what a source takes and what its rows hold. The error says what
// the catalogue does not have.
func (s *Source) derive() error {
	action := catalog.Lookup(s.Action)
	if action == nil {
		return fmt.Errorf("the API has no action %s", s.Action)
	}
	if s.Items == "" && s.Object == "" {
		s.Items = action.ListPath()
	}
	t := &Type{Items: s.Items}
	if s.Object == "" {
		t.rows = newRowPlan(t, action)
	} else {
		t.rows = newObjectPlan(s.Object, action)
	}
	t.rows.bind(t)
	s.rows = t
	s.args = argumentsOf(action)
	if len(t.rows.fields) == 0 {
		return fmt.Errorf("%s answers nothing under %q", s.Action, s.Items+s.Object)
	}
	results := t.ComputedNames()
	for _, name := range s.Sensitive {
		if !slices.Contains(results, name) {
			return fmt.Errorf("%s answers no %s", s.Action, name)
		}
	}
	if s.ID != "" && !slices.Contains(results, Snake(s.ID)) {
		return fmt.Errorf("%s answers no %s", s.Action, s.ID)
	}
	return nil
}

// newObjectPlan says how to decode the object at a path of an answer.
func newObjectPlan(path string, read *catalog.Action) *rowPlan {
	prefix := path + "."
	if path == "." {
		prefix = ""
	}
	fields := fieldsBelow(read.Fields, prefix, "")
	fields = slices.DeleteFunc(fields, func(f rowField) bool { return f.path == "RequestId" })
	return &rowPlan{names: map[string]int{}, fields: fields}
}

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
