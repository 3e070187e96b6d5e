package rules_test

import (
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// called are the actions that resource types and data sources use, in the order
// of the catalogue.
func called(t *testing.T) []*catalog.Action {
	t.Helper()
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range types.Types() {
		typ := types.Type(name)
		used[typ.Actions.Create], used[typ.Actions.Read], used[typ.Actions.Delete] = true, true, true
		for _, b := range typ.Before {
			used[b.Action] = true
		}
		for _, action := range typ.Actions.Update {
			used[action] = true
		}
		for _, c := range typ.Change {
			for _, action := range c.Actions {
				used[action] = true
			}
		}
		for _, m := range typ.Status.Moves {
			used[m.Action] = true
		}
	}
	for _, name := range types.Sources() {
		used[types.Source(name).Action] = true
	}
	return slices.DeleteFunc(slices.Clone(catalog.All()), func(a *catalog.Action) bool { return !used[a.Name] })
}

// TestEveryErrorRowHasACause checks that each error row of an action that
// netplan calls is classed, and each entry of a cause names such a row.
func TestEveryErrorRowHasACause(t *testing.T) {
	causes := rules.Causes()
	used := map[string]bool{}
	for _, a := range called(t) {
		for _, row := range a.Errors {
			_, entry := rules.CauseOf(causes, a.Name, row)
			if used[entry] = true; entry == "" {
				t.Errorf("%s %s %d %s: %s has no cause", a.Section, a.Name, row.Status, row.Code, row.Message)
			}
		}
	}
	for _, c := range causes {
		for _, entry := range c.Rows {
			if !used[entry] {
				t.Errorf("no row is left for %q", entry)
			}
		}
	}
}

// TestCausesAreTold checks that a cause is found by findings that exist when it
// is found offline, and has a reason when it is not.
func TestCausesAreTold(t *testing.T) {
	var codes []string
	for _, row := range allCodes() {
		codes = append(codes, row.code)
	}
	for _, c := range rules.Causes() {
		names := strings.Fields(c.Rules)
		if (c.Where&rules.Offline != 0) != (len(names) > 0) {
			t.Errorf("%v: rules find what is found offline, and nothing else", c.Rows)
		}
		if c.Where != rules.Offline && c.Why == "" {
			t.Errorf("%v: no reason", c.Rows)
		}
		if c.Where&rules.Never != 0 && c.Where != rules.Never || c.Where == 0 {
			t.Errorf("%v: found never, or somewhere", c.Rows)
		}
		for _, name := range names {
			if !slices.Contains(codes, name) {
				t.Errorf("%v: there is no code %s", c.Rows, name)
			}
		}
	}
}
