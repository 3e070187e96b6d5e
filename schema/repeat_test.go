package schema_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// TestRepetition checks the addresses that count, for_each and modules make,
// or the code of the mistake.
func TestRepetition(t *testing.T) {
	net := map[string]string{"net/net.netplan.hcl": `
variable "name" {
  default = "n"
}
variable "count_of" {
  default = 1
}
resource "vpc" "in" {
  count    = var.count_of
  vpc_name = var.name
}
output "name" {
  value = var.name
}
output "id" {
  value = try(vpc.in[0].id, "")
}
output "constant" {
  value = ["a", "b"]
}
`, "outer/outer.netplan.hcl": `
variable "names" {
  type = set(string)
}
module "inner" {
  source   = "../net"
  for_each = var.names
  name     = "inner-${each.key}"
}
output "names" {
  value = { for k, m in module.inner : k => m.name }
}
`}
	vpc := func(arguments string) string { return "resource \"vpc\" \"a\" {\n" + arguments + "\n}\n" }
	module := func(arguments string) string {
		return "module \"m\" {\n  source = \"./net\"\n" + arguments + "\n}\n"
	}
	for _, c := range []struct{ name, text, want string }{
		{"once", vpc(""), "vpc.a"},
		{"count", vpc("count = 3"), "vpc.a[0] vpc.a[1] vpc.a[2]"},
		{"count of a text", vpc(`count = "2"`), "NP-COUNT"},
		{"count by a condition", vpc(`count = true ? 1 : 0`), "vpc.a[0]"},
		{"count of nothing", vpc("count = 0"), ""},
		{"count of null", vpc("count = null"), "NP-COUNT"},
		{"count of a fraction", vpc("count = 1.5"), "NP-COUNT"},
		{"count below nothing", vpc("count = -1"), "NP-COUNT"},
		{"count of a list", vpc("count = [1]"), "NP-COUNT"},
		{"count of what is not known", vpc("") + "resource \"vpc\" \"b\" {\n  count = length(vpc.a.nat_gateway_ids)\n}\n", "NP-COUNT"},
		{"count of itself", vpc("count = length(vpc.a)"), "NP-REF-CYCLE"},
		{"for_each of a map", vpc(`for_each = tomap({ b = 1, a = 2 })`), `vpc.a["a"] vpc.a["b"]`},
		{"for_each of an object", vpc(`for_each = { "b c" = 1, a = "x" }`), `vpc.a["a"] vpc.a["b c"]`},
		{"for_each of a set", vpc(`for_each = toset(["b", "a", "b"])`), `vpc.a["a"] vpc.a["b"]`},
		{"for_each of quotes", vpc(`for_each = toset(["a\"b\\c\n"])`), `vpc.a["a\"b\\c\n"]`},
		{"for_each of nothing", vpc(`for_each = {}`), ""},
		{"for_each of an empty set", vpc(`for_each = toset([])`), ""},
		{"for_each of a list", vpc(`for_each = ["a"]`), "NP-FOR-EACH"},
		{"for_each of numbers", vpc(`for_each = toset([1, 2])`), "NP-FOR-EACH"},
		{"for_each of a text", vpc(`for_each = "a"`), "NP-FOR-EACH"},
		{"for_each of null", vpc(`for_each = null`), "NP-FOR-EACH"},
		{"for_each of a set with null", vpc(`for_each = toset(["a", null])`), "NP-FOR-EACH"},
		{"for_each of a secret", vpc(`for_each = sensitive(toset(["a"]))`), "NP-FOR-EACH"},
		{"for_each with a secret element", vpc(`for_each = toset([sensitive("a")])`), "NP-FOR-EACH"},
		{"for_each of secret values", vpc("for_each = { a = sensitive(1) }\nvpc_name = each.key"), `vpc.a["a"]`},
		{"for_each of what is not known", vpc("") + "resource \"vpc\" \"b\" {\n  for_each = toset([vpc.a.id])\n}\n", "NP-FOR-EACH"},
		{"for_each of a map of what is not known", vpc("") + "resource \"vpc\" \"b\" {\n  for_each = { x = vpc.a.id }\n  vpc_name = each.value\n}\n", `vpc.a vpc.b["x"]`},
		{"for_each of a block", vpc(`for_each = toset(["x", "y"])`) + "resource \"vpc\" \"b\" {\n  for_each = vpc.a\n  vpc_name = each.value.cidr_block\n}\n", `vpc.a["x"] vpc.a["y"] vpc.b["x"] vpc.b["y"]`},
		{"condition about an instance", vpc("count = 0") + "output \"x\" {\n  value = length(vpc.a) > 0 ? vpc.a[0].id : \"none\"\n}\n", ""},
		{"instance that may be missing", vpc("count = 0") + "output \"x\" {\n  value = try(vpc.a[0].id, \"none\")\n}\n", ""},
		{"instance that may be missing by a key", vpc("for_each = {}") + "locals {\n  k = \"b\"\n}\noutput \"x\" {\n  value = try(vpc.a[local.k].id, vpc.a[local.k.x].id, \"none\")\n}\n", ""},
		{"instance that is missing", vpc("count = 1") + "output \"x\" {\n  value = \"${vpc.a[1].id}\"\n}\n", "NP-REF-UNKNOWN"},
		{"instance that is missing by a key", vpc("count = 1") + "locals {\n  k = 1\n}\noutput \"x\" {\n  value = vpc.a[local.k].id\n}\n", "NP-REF-UNKNOWN"},
		{"key that is a mistake", vpc("count = 1") + "locals {\n  k = {}\n}\noutput \"x\" {\n  value = vpc.a[local.k.x].id\n}\n", "NP-SYNTAX"},
		{"count and for_each", vpc("count = 1\nfor_each = {}"), "NP-COUNT"},

		{"module", module(""), "module.m.vpc.in[0]"},
		{"module with count", module("count = 2"), "module.m[0].vpc.in[0] module.m[1].vpc.in[0]"},
		{"module without instances", module("count = 0") + "output \"x\" {\n  value = module.m\n}\n", ""},
		{"module with for_each", module("for_each = { a = 0, b = 2 }\ncount_of = each.value"), `module.m["b"].vpc.in[0] module.m["b"].vpc.in[1]`},
		{"module of modules", "module \"o\" {\n  source = \"./outer\"\n  for_each = { x = [\"a\"], y = [\"b\", \"c\"] }\n  names = each.value\n}\n", `module.o["x"].module.inner["a"].vpc.in[0] module.o["y"].module.inner["b"].vpc.in[0] module.o["y"].module.inner["c"].vpc.in[0]`},
		{"outputs for count", module("") + vpc("count = length(module.m.constant)"), "module.m.vpc.in[0] vpc.a[0] vpc.a[1]"},
		{"output that is not known for count", module("") + vpc("count = length(module.m.id)"), "NP-COUNT"},
		{"module that feeds a module", module("") + "module \"n\" {\n  source = \"./net\"\n  count_of = length(module.m.constant)\n}\n", "module.m.vpc.in[0] module.n.vpc.in[0] module.n.vpc.in[1]"},
		{"modules in a circle", "module \"m\" {\n  source = \"./net\"\n  name = module.n.name\n}\nmodule \"n\" {\n  source = \"./net\"\n  name = module.m.name\n}\n", "NP-REF-CYCLE"},
		{"inside a module", module("") + "output \"x\" {\n  value = module.m.vpc\n}\n", "NP-REF-UNKNOWN"},
		{"resource of a module", module("") + "output \"x\" {\n  value = module.m.vpc.in\n}\n", "NP-REF-UNKNOWN"},
		{"each outside of for_each", module("name = each.key"), "NP-REF-SCOPE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			net["main.netplan.hcl"] = hangzhou + c.text
			topology, diags := evaluate(folder(t, net), schema.Inputs{})
			if strings.HasPrefix(c.want, "NP-") {
				if codes(diags) != c.want {
					t.Errorf("codes %q, want %s\n%s", codes(diags), c.want, explain(diags))
				}
			} else if diags.HasErrors() || addresses(topology) != c.want {
				t.Errorf("%s, want %s\n%s", addresses(topology), c.want, explain(diags))
			}
		})
	}
}

// TestModuleOutputs checks what comes out of modules.
func TestModuleOutputs(t *testing.T) {
	files := map[string]string{
		"net/net.netplan.hcl": "variable \"name\" {\n}\nlocals {\n  upper = upper(var.name)\n}\nresource \"vpc\" \"a\" {\n  vpc_name = var.name\n}\noutput \"name\" {\n  value = \"${local.upper}-${vpc.a.vpc_name}\"\n}\noutput \"id\" {\n  value = vpc.a.id\n}\n",
		"main.netplan.hcl": hangzhou + `
module "one" {
  source = "./net"
  name   = "one"
}
module "each" {
  source   = "./net"
  for_each = { a = "x", b = module.one.name }
  name     = each.value
}
module "count" {
  source = "./net"
  count  = 2
  name   = "c${count.index}"
}
output "one" {
  value = module.one.name
}
output "each" {
  value = module.each["b"].name
}
output "all" {
  value = { for k, m in module.each : k => m.name }
}
output "splat" {
  value = module.count[*].name
}
output "whole" {
  value = module.one
}
`}
	have, diags := outputsOf(t, files, schema.Inputs{})
	for name, want := range map[string]string{
		"one":   `"ONE-one"`,
		"each":  `"ONE-ONE-ONE-one"`,
		"all":   `{a="X-x" b="ONE-ONE-ONE-one"}`,
		"splat": `["C0-c0" "C1-c1"]`,
		"whole": `{id=? name="ONE-one"}`,
	} {
		if have[name] != want {
			t.Errorf("%s is %s, want %s\n%s", name, have[name], want, explain(diags))
		}
	}
}

// TestDynamicBlocks checks blocks that are repeated.
func TestDynamicBlocks(t *testing.T) {
	const entry = hangzhou + "resource \"route_entry\" \"a\" {\n  route_table_id = \"vtb-a\"\n  destination_cidr_block = \"10.0.0.0/8\"\nBLOCKS\n}\n"
	hop := func(forEach, iterator, id string) string {
		return "  dynamic \"next_hop\" {\n    for_each = " + forEach + "\n" + iterator + "    content {\n      next_hop_type = \"RouterInterface\"\n      next_hop_id = " + id + "\n    }\n  }\n"
	}
	for _, c := range []struct{ name, blocks, want string }{
		{"list", hop(`["a", "b"]`, "", "next_hop.value"), "a b"},
		{"map", hop(`{ x = "a", y = "b" }`, "", `"${next_hop.key}${next_hop.value}"`), "xa yb"},
		{"set", hop(`toset(["b", "a"])`, "", "next_hop.key"), "a b"},
		{"iterator", hop(`["a"]`, "    iterator = hop\n", `"${hop.key}${hop.value}"`), "0a"},
		{"nothing", hop(`[]`, "", "next_hop.value"), ""},
		{"between others", "  next_hop {\n    next_hop_id = \"x\"\n  }\n" + hop(`["a"]`, "", "next_hop.value") + "  next_hop {\n    next_hop_id = \"y\"\n  }\n", "x a y"},
		{"resource as iterator", hop(`["a"]`, "    iterator = vpc\n", "vpc.value"), "a"},
		{"null", hop(`null`, "", "next_hop.value"), "NP-FOR-EACH"},
		{"text", hop(`"a"`, "", "next_hop.value"), "NP-FOR-EACH"},
		{"other iterator", hop(`["a"]`, "    iterator = hop\n", "next_hop.value"), "NP-REF-UNKNOWN"},
		{"no content", "  dynamic \"next_hop\" {\n    for_each = []\n  }\n", "NP-ATTR-REQUIRED"},
		{"no for_each", "  dynamic \"next_hop\" {\n    content {}\n  }\n", "NP-ATTR-REQUIRED"},
		{"iterator in quotes", hop(`["a"]`, "    iterator = \"hop\"\n", "hop.value"), "NP-ATTR-TYPE"},
		{"no such block", strings.ReplaceAll(hop(`["a"]`, "", "\"a\""), "\"next_hop\"", "\"nexthop\""), "NP-ATTR-UNKNOWN"},
		{"each in for_each", hop(`[each.key]`, "", "next_hop.value"), "NP-REF-SCOPE"},
		{"no label", "  dynamic {\n    for_each = []\n    content {}\n  }\n", "NP-ATTR-UNKNOWN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			topology, diags := evaluate(one(t, strings.Replace(entry, "BLOCKS", c.blocks, 1)), schema.Inputs{})
			if strings.HasPrefix(c.want, "NP-") {
				if codes(diags) != c.want {
					t.Errorf("codes %q, want %s\n%s", codes(diags), c.want, explain(diags))
				}
				return
			}
			if diags.HasErrors() {
				t.Fatal(explain(diags))
			}
			var have []string
			if v := topology.Resource("route_entry.a").Value("next_hop"); v.Written() {
				for _, hop := range v.V.AsValueSlice() {
					have = append(have, hop.GetAttr("next_hop_id").AsString())
				}
			}
			if strings.Join(have, " ") != c.want {
				t.Errorf("%q, want %q", have, c.want)
			}
		})
	}
}

// TestDataSources checks what is asked of the cloud and what becomes of the
// answers.
func TestDataSources(t *testing.T) {
	const text = hangzhou + `
variable "name" {
  default = "shared"
}
data "vpcs" "shared" {
  region   = "cn-shanghai"
  vpc_name = var.name
}
data "zones" "here" {}
resource "vpc" "new" {
  for_each = toset(data.vpcs.shared.ids)
}
output "ranges" {
  value = [for v in data.vpcs.shared.items : v.cidr_block]
}
`
	var asked []string
	in := schema.Inputs{Data: func(q schema.DataQuery) ([]map[string]any, error) {
		asked = append(asked, q.Source.Name+" "+q.Region+" "+q.Params["VpcName"])
		if q.Source.Name == "zones" {
			return nil, nil
		}
		page := func(id, cidr string) map[string]any {
			return map[string]any{"Vpcs": map[string]any{"Vpc": []any{map[string]any{"VpcId": id, "CidrBlock": cidr}}}}
		}
		return []map[string]any{page("vpc-1", "10.0.0.0/8"), page("vpc-2", "172.16.0.0/12")}, nil
	}}
	topology, diags := evaluate(one(t, text), in)
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	if have, want := addresses(topology), `vpc.new["vpc-1"] vpc.new["vpc-2"]`; have != want {
		t.Errorf("%s, want %s", have, want)
	}
	slices.Sort(asked)
	if have, want := strings.Join(asked, ", "), "vpcs cn-shanghai shared, zones cn-hangzhou "; have != want {
		t.Errorf("asked %q, want %q", have, want)
	}
	outputs, _ := topology.Outputs(nil)
	if have, want := say(outputs["ranges"].Value), `["10.0.0.0/8" "172.16.0.0/12"]`; have != want {
		t.Errorf("ranges are %s, want %s", have, want)
	}
	if _, diags := evaluate(one(t, text), schema.Inputs{}); codes(diags) != "NP-FOR-EACH" {
		t.Errorf("codes %q without a cloud, want NP-FOR-EACH", codes(diags))
	}
	in.Data = func(schema.DataQuery) ([]map[string]any, error) { return nil, errTest }
	if _, diags := evaluate(one(t, text), in); !strings.HasPrefix(codes(diags), "NP-DATA") || !strings.Contains(diags[0].Detail, errTest.Error()) {
		t.Errorf("codes %q, want NP-DATA with the reason", codes(diags))
	}
}

type testError string

func (e testError) Error() string { return string(e) }

const errTest = testError("the cloud is away")

// TestDataWaitsForItsArguments checks that nothing is asked with arguments
// that are not known.
func TestDataWaitsForItsArguments(t *testing.T) {
	const text = hangzhou + "resource \"vpc\" \"a\" {\n}\ndata \"vswitches\" \"in\" {\n  vpc_id = vpc.a.id\n}\noutput \"x\" {\n  value = data.vswitches.in.ids\n}\n"
	in := schema.Inputs{Data: func(schema.DataQuery) ([]map[string]any, error) {
		t.Error("asked with an argument that is not known")
		return nil, nil
	}}
	have, diags := outputsOf(t, map[string]string{"main.netplan.hcl": text}, in)
	if diags.HasErrors() || have["x"] != "?" {
		t.Errorf("%s, want ?: %s", have["x"], explain(diags))
	}
	in.Prior = func(r *schema.Resource) *schema.Object { return object(r, "vpc-1") }
	asked := ""
	in.Data = func(q schema.DataQuery) ([]map[string]any, error) {
		asked = q.Params["VpcId"]
		return nil, nil
	}
	if _, diags = outputsOf(t, map[string]string{"main.netplan.hcl": text}, in); diags.HasErrors() || asked != "vpc-1" {
		t.Errorf("asked for %q, want vpc-1: %s", asked, explain(diags))
	}
}

// object is the object that a resource is, with an id and what it writes.
func object(r *schema.Resource, id string) *schema.Object {
	o := &schema.Object{Type: r.Type, ID: id, Region: r.Region, Values: make([]cty.Value, len(r.Values))}
	for i, v := range r.Values {
		o.Values[i] = v.V
		if !v.V.IsWhollyKnown() {
			o.Values[i] = cty.NullVal(v.V.Type())
		}
	}
	return o
}
