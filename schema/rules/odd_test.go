package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// oddValues are expressions that an attribute seldom expects: of other types,
// empty, huge, secret, unknown before apply, and ids of nothing.
var oddValues = []string{
	`null`, `""`, `"x"`, `[null]`, `[vpc.odd.id]`, `{ a = 1 }`, `-1`, `1e400`, `true`, `"\u0000"`, `sensitive(null)`,
	`[sensitive("10.0.0.0/8")]`, `vpc.odd.id`, `vpc.odd`, `"${vpc.odd.id}/24"`, `data.regions.all`, `"::ffff:10.0.0.1"`, `"ri-1"`,
}

const oddSurroundings = `
resource "vpc" "odd" {
  cidr_block = "10.0.0.0/8"
}

data "regions" "all" {}
`

// TestOddValues gives each attribute of every type's example each odd value:
// what is wrong with it is a finding with a place and a text, never a panic.
func TestOddValues(t *testing.T) {
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range resource.All() {
		t.Run(typ.Name, func(t *testing.T) {
			t.Parallel()
			for i := range typ.Attrs {
				for _, odd := range oddValues {
					checkOdd(t, types, typ, typ.Attrs[i].Name, odd)
				}
			}
		})
	}
}

func checkOdd(t *testing.T, types *schema.Registry, typ *schema.Type, attr, odd string) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%s.%s = %s: %v", typ.Name, attr, odd, p)
		}
	}()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), withOdd(t, typ, attr, odd), 0o600); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(dir, types)
	if !diags.HasErrors() {
		var topology *schema.Topology
		topology, diags = config.Evaluate(schema.Inputs{})
		diags = append(diags, topology.Validate(rules.All())...)
	}
	for _, d := range diags {
		if d.Subject == nil || d.Subject.Start.Line == 0 || d.Detail == "" {
			t.Errorf("%s.%s = %s: %q has no place or no text", typ.Name, attr, odd, fmt.Sprint(d.Summary, d.Detail))
		}
	}
}

// withOdd is the example of a type in which one attribute has an odd value.
func withOdd(t *testing.T, typ *schema.Type, attr, odd string) []byte {
	t.Helper()
	f, diags := hclwrite.ParseConfig([]byte(typ.Example+oddSurroundings), "example", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	f.Body().FirstMatchingBlock("resource", []string{typ.Name, "example"}).Body().SetAttributeRaw(attr, hclwrite.TokensForIdentifier(odd))
	return f.Bytes()
}
