package schema_test

import (
	"strings"
	"testing"

	"netplan/schema"
)

// TestUnknownSets checks sets of what the cloud will only say at apply.
func TestUnknownSets(t *testing.T) {
	const base = `
cloud { region = "cn-hangzhou" }
resource "vpc" "m" {}
resource "nat_gateway" "n" { vpc_id = vpc.m.id }
data "zones" "z" {}
`
	for _, h := range []struct{ text, want string }{
		{`output "t" { value = toset(nat_gateway.n.snat_table_ids) }`, ""},
		{`output "t" { value = toset(split(",", vpc.m.id)) }`, ""},
		{`output "t" { value = { for x in toset(data.zones.z.ids) : x => x } }`, ""},
		{"resource \"vpc\" \"e\" {\n  for_each = toset(data.zones.z.ids)\n}", "NP-FOR-EACH"},
	} {
		topology, diags := evaluate(one(t, base+h.text), schema.Inputs{})
		outputs, more := topology.Outputs(nil)
		diags = append(diags, more...)
		if codes(diags) != h.want || strings.Contains(explain(diags), "panic") {
			t.Errorf("%s\ncodes %q, want %q\n%s", h.text, codes(diags), h.want, explain(diags))
		}
		if o, ok := outputs["t"]; ok && o.Value.IsKnown() {
			t.Errorf("%s is %#v, want an unknown value", h.text, o.Value)
		}
	}
}
