package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// rowsOf are the table rows of a page's section, by the name in their first
// cell.
func rowsOf(t *testing.T, page, section string) map[string]string {
	t.Helper()
	_, rest, found := strings.Cut(page, "\n## "+section+"\n")
	if !found {
		t.Fatalf("the page has no section %q:\n%s", section, page)
	}
	rest, _, _ = strings.Cut(rest, "\n## ")
	rows := map[string]string{}
	for line := range strings.Lines(rest) {
		if name, ok := strings.CutPrefix(line, "| `"); ok {
			name, _, _ = strings.Cut(name, "`")
			rows[name] = line
		}
	}
	return rows
}

// TestPageHasEveryAttribute looks for each attribute and block field, its
// text, values and parameters on the page of its type.
func TestPageHasEveryAttribute(t *testing.T) {
	r := types()
	for _, name := range r.Types() {
		typ := r.Type(name)
		page := typ.Page(rules.All())
		language, api := rowsOf(t, page, "Attributes"), rowsOf(t, page, "Attributes and the API")
		check := func(name string, a *schema.Attr) {
			want := append([]string{a.Doc}, a.Refs...)
			if a.Derived.Rule != nil && a.Derived.Rule.Type != catalog.Boolean {
				want = append(append(want, a.Derived.Rule.Enum...), a.Derived.Rule.Default)
			}
			for _, text := range want {
				if !strings.Contains(language[name], text) {
					t.Errorf("%s.%s: the row lacks %q: %s", typ.Name, name, text, language[name])
				}
			}
			for _, text := range []string{a.Derived.Create, a.Derived.Param, a.Derived.Field} {
				if !strings.Contains(api[name], text) {
					t.Errorf("%s.%s: the row lacks %q: %s", typ.Name, name, text, api[name])
				}
			}
			if language[name] == "" || api[name] == "" {
				t.Errorf("%s.%s is not on the page", typ.Name, name)
			}
		}
		for i := range typ.Attrs {
			a := &typ.Attrs[i]
			check(a.Name, a)
			for j := range a.Elem {
				check(a.Name+"."+a.Elem[j].Name, &a.Elem[j])
			}
		}
	}
}

// TestPageHasTheRestOfTheType looks for everything else that a type declares.
func TestPageHasTheRestOfTheType(t *testing.T) {
	r := types()
	for _, name := range r.Types() {
		typ := r.Type(name)
		page := typ.Page(rules.All())
		want := []string{"# " + typ.Name + "\n", typ.Summary, typ.Section, strings.TrimSpace(typ.Example), typ.Items}
		want = append(want, typ.Actions.Create, typ.Actions.Read, typ.Actions.Delete)
		want = append(append(want, typ.Actions.Update...), typ.ID...)
		want = append(append(want, typ.Natural...), typ.Status.Ready...)
		want = append(append(want, typ.Status.Wait...), typ.Status.Failed...)
		for _, c := range typ.Claims {
			want = append(append(append(want, c.Name), c.Of...), c.Unless...)
			if c.Park != nil {
				want = append(append(want, c.Park.Attr, c.Park.Cut), c.Park.Empties...)
			}
		}
		for _, m := range typ.Status.Moves {
			want = append(append(want, m.To, m.Advice, m.Action), m.From...)
		}
		for _, b := range typ.Before {
			want = append(want, b.Action)
		}
		for attr, change := range typ.Change {
			want = append(append(want, attr), change.Actions...)
		}
		want = append(append(append(want, typ.Leads...), typ.Status.Deletable...), typ.Unsettles, typ.Remake, typ.Prepaid.Section)
		for _, rule := range rules.All() {
			if rule.Checks(typ.Name) {
				want = append(want, "| `"+rule.Code+"` | "+strings.ReplaceAll(rule.Doc, "|", `\|`))
			} else if rule.General() {
				want = append(want, "`"+rule.Code+"`")
			}
		}
		for _, text := range want {
			if !strings.Contains(page, text) {
				t.Errorf("the page of %s lacks %q", typ.Name, text)
			}
		}
		computed := rowsOf(t, page, "Computed")
		for _, n := range append(typ.ComputedNames(), "id") {
			if computed[n] == "" {
				t.Errorf("the page of %s lacks the computed %s", typ.Name, n)
			}
		}
		for _, action := range append(typ.Actions.Update, typ.Actions.Create, typ.Actions.Read, typ.Actions.Delete) {
			if a := catalog.Lookup(action); a != nil && !strings.Contains(page, fmt.Sprintf("`%s` (%s)", a.Name, a.Section)) {
				t.Errorf("the page of %s lacks the section of %s", typ.Name, action)
			}
		}
	}
}

// TestPageSaysWhatAChangeDoes checks the words for the ways in which an
// attribute can be written and changed.
func TestPageSaysWhatAChangeDoes(t *testing.T) {
	tests := []struct{ typ, attr, written, change string }{
		{"vpc", "cidr_block", "optional", "replaces"},                                                            // 5.1: cannot be changed
		{"vpc", "vpc_name", "optional", "in place"},                                                              // 5.4
		{"vpc", "enable_ipv6", "optional; never read back", "in place"},                                          // 5.4; 5.3 does not return it
		{"vpc", "route_table_id", "by the cloud", ""},                                                            // 5.1
		{"vswitch", "cidr_block", "required", "replaces"},                                                        // 6.4
		{"eip", "name", "optional", "in place; set after creation"},                                              // 13.2 only
		{"eip", "period", "required in some cases", "does nothing"},                                              // 13.3
		{"vrouter", "vpc_id", "required", "replaces"},                                                            // 7: found by its VPC
		{"nat_bandwidth_package", "ip_count", "required", "in place; gives `public_ip_addresses` another value"}, // 17.7, 17.9
		{"route_entry", "next_hop_id", "exactly one of `next_hop_id`, `next_hop`", "replaces"},                   // 8.8
		{"route_entry", "next_hop_type", "required in some cases; not with `next_hop`", "replaces"},              // 8.8
	}
	r := types()
	for _, tt := range tests {
		row := rowsOf(t, r.Type(tt.typ).Page(nil), "Attributes")[tt.attr]
		if cells := strings.Split(row, " | "); len(cells) < 4 || cells[2] != tt.written || cells[3] != tt.change {
			t.Errorf("%s.%s is written %q and a change %q, want %q and %q", tt.typ, tt.attr, cells[2], cells[3], tt.written, tt.change)
		}
	}
}

// TestPagesAreTables checks that every row of a table has as many cells as its
// head, and that pages are the same every time.
func TestPagesAreTables(t *testing.T) {
	r := types()
	anew, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, name := range r.Types() {
		pages[name] = r.Type(name).Page(rules.All())
		if again := anew.Type(name).Page(rules.All()); again != pages[name] {
			t.Errorf("the page of %s differs from one time to the next", name)
		}
	}
	for _, s := range resource.Sources() {
		pages["data "+s.Name] = r.Source(s.Name).Page()
	}
	for name, page := range pages {
		cells := 0
		for line := range strings.Lines(page) {
			have := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
			if !strings.HasPrefix(line, "| ") {
				cells = 0
				continue
			}
			if cells == 0 {
				cells = have
			}
			if have != cells {
				t.Errorf("page %s: %d cells instead of %d in %s", name, have, cells, line)
			}
		}
		if strings.Contains(page, "%!") || strings.Contains(page, "| `` |") {
			t.Errorf("page %s has a text that was not filled in:\n%s", name, page)
		}
	}
}

// TestSourcePageHasEveryArgumentAndField compares the page of each data source
// with its action in the catalogue.
func TestSourcePageHasEveryArgumentAndField(t *testing.T) {
	r := types()
	for _, declared := range resource.Sources() {
		s := r.Source(declared.Name)
		page := s.Page()
		arguments, results := rowsOf(t, page, "Arguments"), rowsOf(t, page, "Results")
		action := catalog.Lookup(s.Action)
		for _, p := range action.Params {
			name := schema.Snake(p.Name)
			if p.Name == "RegionId" {
				name = "region"
			}
			paging := p.Name == "PageNumber" || p.Name == "PageSize" || p.Name == "ClientToken"
			if _, has := arguments[name]; has == (paging || p.Items > 0) {
				t.Errorf("%s: the parameter %s is an argument: %t", s.Name, p.Name, has)
			}
		}
		for _, f := range action.Fields {
			field, inRow := strings.CutPrefix(f.Path, s.Items+".")
			if inRow && !strings.Contains(field, "[]") && results[schema.Snake(field[strings.LastIndex(field, ".")+1:])] == "" {
				t.Errorf("%s: the field %s is not on the page", s.Name, field)
			}
		}
		for _, text := range []string{s.Summary, s.Section, "`" + s.Action + "`", schema.Snake(s.ID), s.Example} {
			if !strings.Contains(page, strings.TrimSpace(text)) {
				t.Errorf("the page of %s lacks %q", s.Name, text)
			}
		}
	}
}
