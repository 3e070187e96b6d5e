package schema_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
	"netplan/schema/resource"
)

// types is the registry of all resource types, made once.
var types = sync.OnceValue(func() *schema.Registry {
	r, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		panic(err)
	}
	return r
})

// folder writes files by name, folders included, and returns their folder.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// one is a folder with one file.
func one(t testing.TB, text string) string {
	t.Helper()
	return folder(t, map[string]string{"main.netplan.hcl": text})
}

// evaluate loads and evaluates a folder; the topology is nil when it does not
// load.
func evaluate(dir string, in schema.Inputs) (*schema.Topology, hcl.Diagnostics) {
	config, diags := schema.Load(dir, types())
	if diags.HasErrors() {
		return nil, diags
	}
	topology, more := config.Evaluate(in)
	return topology, append(diags, more...)
}

// codes lists the codes of diagnostics, each once, in their order.
func codes(diags hcl.Diagnostics) string {
	var list []string
	seen := map[string]bool{}
	for _, d := range diags {
		if code := schema.Code(d); !seen[code] {
			seen[code] = true
			list = append(list, code)
		}
	}
	return strings.Join(list, " ")
}

// explain puts diagnostics into words for a failure, cut where they are many.
func explain(diags hcl.Diagnostics) string {
	var b strings.Builder
	for i, d := range diags {
		if i == 5 {
			b.WriteString("...\n")
			break
		}
		b.WriteString(schema.Code(d) + ": " + d.Error()[:min(300, len(d.Error()))] + "\n")
	}
	return b.String()
}

// putOff are the conditions that a topology cannot decide yet, by address.
func putOff(topology *schema.Topology) (list []string) {
	for _, u := range topology.Judge(nil).Undecided {
		if slices.Contains(u.Codes, "NP-CHECK") || slices.Contains(u.Codes, "NP-VAR-INVALID") {
			list = append(list, u.Addr)
		}
	}
	return list
}
