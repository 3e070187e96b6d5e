package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// TestBadInput checks every fixture: a line that is marked with "# want CODE"
// must have exactly that finding, and no other line any.
func TestBadInput(t *testing.T) {
	types := registry(t)
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			have := findingsOf(t, types, []byte(f.text))
			if strings.Join(have, "\n") != strings.Join(f.want, "\n") {
				t.Errorf("findings:\n%s\nwant:\n%s", strings.Join(have, "\n"), strings.Join(f.want, "\n"))
			}
		})
	}
}

// registry holds all types.
func registry(t *testing.T) *schema.Registry {
	t.Helper()
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	return types
}

// findingsOf validates one file alone and lists its findings likewise.
func findingsOf(t *testing.T, types *schema.Registry, text []byte) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, d := range validated(t, types, string(text)) {
		checkTypes(t, d)
		if d.Detail == "" || strings.Contains(d.Detail, "%!") {
			t.Errorf("%s has no usable detail: %q", schema.Code(d), d.Detail)
		}
		seen[fmt.Sprintf("%d %s", d.Subject.Start.Line, schema.Code(d))] = true
	}
	list := make([]string, 0, len(seen))
	for s := range seen {
		list = append(list, s)
	}
	sort.Slice(list, func(i, j int) bool { return byLine(list[i]) < byLine(list[j]) })
	return list
}

// validated is what all rules find in one file.
func validated(t *testing.T, types *schema.Registry, text string) hcl.Diagnostics {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(dir, types)
	if diags.HasErrors() {
		return diags
	}
	topology, more := config.Evaluate(schema.Inputs{})
	if diags = append(diags, more...); diags.HasErrors() {
		return diags
	}
	return append(diags, topology.Validate(rules.All())...)
}

// checkTypes checks that the rule of a finding says that it looks at resources
// of that type.
func checkTypes(t *testing.T, d *hcl.Diagnostic) {
	t.Helper()
	note, _ := d.Extra.(schema.Note)
	for _, r := range rules.All() {
		if r.Code != note.Code || note.Addr == "" || r.General() {
			continue
		}
		if typ := schema.AddrType(note.Addr); !r.Checks(typ) {
			t.Errorf("%s reports %s, and its Types are %v", r.Code, note.Addr, r.Types)
		}
	}
}

// byLine pads the line number for sorting.
func byLine(s string) string {
	line, code, _ := strings.Cut(s, " ")
	return fmt.Sprintf("%6s %s", line, code)
}
