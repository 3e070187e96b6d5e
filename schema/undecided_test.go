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

// TestDataWaitsForDependsOn checks that a data block is not read before what
// it depends on is there.
func TestDataWaitsForDependsOn(t *testing.T) {
	const data = "data \"vpcs\" \"all\" {\n  depends_on = [vpc.a]\n}\noutput \"x\" {\n  value = data.vpcs.all.ids\n}\n"
	for _, h := range []struct {
		name, text string
		there      string
		want       bool
	}{
		{"not there", "resource \"vpc\" \"a\" {\n}\n" + data, "", false},
		{"there", "resource \"vpc\" \"a\" {\n}\n" + data, "vpc.a", true},
		{"partly there", "resource \"vpc\" \"a\" {\n  count = 2\n}\n" + data, "vpc.a[0]", false},
		{"one instance", "resource \"vpc\" \"a\" {\n  count = 2\n}\n" + strings.Replace(data, "[vpc.a]", "[vpc.a[0]]", 1), "vpc.a[0]", true},
		{"no instance", "resource \"vpc\" \"a\" {\n  count = 0\n}\n" + data, "", true},
		{"by a local", "locals {\n  v = vpc.a.id\n}\nresource \"vpc\" \"a\" {\n}\n" + strings.Replace(data, "[vpc.a]", "[local.v]", 1), "", false},
	} {
		read := false
		in := schema.Inputs{
			Data: func(schema.DataQuery) ([]map[string]any, error) { read = true; return nil, nil },
			Prior: func(r *schema.Resource) *schema.Object {
				if r.Addr == h.there {
					return object(r, "vpc-1")
				}
				return nil
			},
		}
		topology, diags := evaluate(one(t, "cloud { region = \"cn-hangzhou\" }\n"+h.text), in)
		if diags.HasErrors() {
			t.Errorf("%s: %s", h.name, explain(diags))
			continue
		}
		outputs, _ := topology.Outputs(nil)
		if have := outputs["x"].Value.IsWhollyKnown(); read != h.want || have != h.want {
			t.Errorf("%s: read %v and known %v, want %v", h.name, read, have, h.want)
		}
	}
}
