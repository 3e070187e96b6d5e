package schema

import (
	"fmt"
	"slices"

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
