package resource_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// pages are the reference pages by file name, with their index.
func pages(r *schema.Registry) map[string]string {
	files := map[string]string{}
	var index strings.Builder
	index.WriteString("# Resource types and data sources\n\n")
	index.WriteString("These pages are made from the types and the API catalogue; `go test ./schema/resource -update` writes them. [ACTIONS.md](ACTIONS.md) says how netplan uses each action of the API.\n\n")
	index.WriteString("| Resource type | What it is | API reference |\n| --- | --- | --- |\n")
	for _, t := range resource.All() {
		file := t.Name + ".md"
		files[file] = r.Type(t.Name).Page(rules.All())
		fmt.Fprintf(&index, "| [%s](%s) | %s | %s |\n", t.Name, file, t.Summary, t.Section)
	}
	index.WriteString("\n| Data source | What it is | API reference |\n| --- | --- | --- |\n")
	for _, s := range resource.Sources() {
		file := "data_" + s.Name + ".md"
		files[file] = r.Source(s.Name).Page()
		fmt.Fprintf(&index, "| [%s](%s) | %s | %s |\n", s.Name, file, s.Summary, s.Section)
	}
	files["README.md"] = index.String()
	files["ACTIONS.md"] = actionsPage(uses(r))
	return files
}

// TestPagesAreCurrent compares the written pages with what they should be; a
// page of a type that is gone is reported, or removed with -update.
func TestPagesAreCurrent(t *testing.T) {
	want := pages(registry(t))
	var names []string
	for name, page := range want {
		names = append(names, name)
		golden(t, filepath.Join("pages", name), page)
	}
	slices.Sort(names)
	entries, err := os.ReadDir("pages")
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, e := range entries {
		if _, wanted := want[e.Name()]; !wanted && *update {
			if err := os.Remove(filepath.Join("pages", e.Name())); err != nil {
				t.Fatal(err)
			}
			continue
		}
		have = append(have, e.Name())
	}
	if diff := cmp.Diff(names, have); diff != "" {
		t.Errorf("files in pages (-want +have):\n%s", diff)
	}
}
