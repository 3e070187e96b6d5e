package schema_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// hangzhou is the cloud block of most tests.
const hangzhou = "cloud { region = \"cn-hangzhou\" }\n"

// say writes a value short: ? is one that is known after apply.
func say(v cty.Value) string {
	v, _ = v.UnmarkDeep()
	switch {
	case v == cty.NilVal:
		return "nothing"
	case !v.IsKnown():
		return "?"
	case v.IsNull():
		return "null"
	case v.Type() == cty.String:
		return fmt.Sprintf("%q", v.AsString())
	case v.Type() == cty.Number:
		return v.AsBigFloat().Text('f', -1)
	case v.Type() == cty.Bool:
		return fmt.Sprint(v.True())
	}
	var parts []string
	for it := v.ElementIterator(); it.Next(); {
		key, e := it.Element()
		if v.Type().IsObjectType() || v.Type().IsMapType() {
			parts = append(parts, key.AsString()+"="+say(e))
		} else {
			parts = append(parts, say(e))
		}
	}
	if v.Type().IsObjectType() || v.Type().IsMapType() {
		return "{" + strings.Join(parts, " ") + "}"
	}
	return "[" + strings.Join(parts, " ") + "]"
}

// outputsOf are the outputs of a text, each as say writes it.
func outputsOf(t *testing.T, files map[string]string, in schema.Inputs) (map[string]string, hcl.Diagnostics) {
	t.Helper()
	topology, diags := evaluate(folder(t, files), in)
	if diags.HasErrors() {
		return nil, diags
	}
	outputs, more := topology.Outputs(nil)
	said := map[string]string{}
	for name, o := range outputs {
		said[name] = say(o.Value)
	}
	return said, append(diags, more...)
}

// TestExpressions checks what expressions come to, each as the output x.
func TestExpressions(t *testing.T) {
	const around = hangzhou + `
variable "list" {
  default = ["a", "b", "c"]
}
locals {
  map = { b = 2, a = 1 }
}
resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
resource "vpc" "count" {
  count    = 2
  vpc_name = "n${count.index}"
}
resource "vpc" "each" {
  for_each = { a = "x", b = "y" }
  vpc_name = "${each.key}-${each.value}"
}
data "zones" "z" {}
`
	for expression, want := range map[string]string{
		`1 + 2 * 3 - 4 / 2 % 2`:                            `7`,
		`!true || 1 < 2 && "a" != "b"`:                     `true`,
		`2 > 1 ? "yes" : "no"`:                             `"yes"`,
		`"a${1 + 1}b%{ if true }c%{ endif }"`:              `"a2bc"`,
		`"$${a} %%{b}"`:                                    `"${a} %{b}"`,
		`[for i, v in var.list : "${i}${v}" if v != "b"]`:  `["0a" "2c"]`,
		`{ for k, v in local.map : k => v + 1 }`:           `{a=2 b=3}`,
		`{ for v in ["a", "b", "a"] : v => 1... }`:         `{a=[1 1] b=[1]}`,
		`var.list[1]`:                                      `"b"`,
		`var.list[length(var.list) - 1]`:                   `"c"`,
		`local.map["a"]`:                                   `1`,
		`local.map.b`:                                      `2`,
		`[for v in [local.map] : v.a]`:                     `[1]`,
		`vpc.main.cidr_block`:                              `"10.0.0.0/8"`,
		`vpc.main.id`:                                      `?`,
		`vpc.main.description`:                             `?`,
		`vpc.main.route_table_id`:                          `?`,
		`"id ${vpc.main.id}"`:                              `?`,
		`"${vpc.main["cidr_block"]}"`:                      `"10.0.0.0/8"`,
		`vpc.each["a"]["vpc_name"]`:                        `"a-x"`,
		`vpc.main["cidr_block"]`:                           `"10.0.0.0/8"`,
		`vpc.count[1].vpc_name`:                            `"n1"`,
		`vpc.count[*].vpc_name`:                            `["n0" "n1"]`,
		`vpc.count.*.vpc_name`:                             `["n0" "n1"]`,
		`[for v in vpc.count : v.vpc_name]`:                `["n0" "n1"]`,
		`length(vpc.count)`:                                `2`,
		`vpc.each["b"].vpc_name`:                           `"b-y"`,
		`vpc.each["${"b"}"].vpc_name`:                      `"b-y"`,
		`[for k in ["b", "a"] : vpc.each[k].vpc_name]`:     `["b-y" "a-x"]`,
		`keys(vpc.each)`:                                   `["a" "b"]`,
		`values(vpc.each)[*].vpc_name`:                     `["a-x" "b-y"]`,
		`{ for k, v in vpc.each : v.vpc_name => k }`:       `{a-x="a" b-y="b"}`,
		`data.zones.z.ids`:                                 `?`,
		`data.zones.z.items[0].zone_id`:                    `?`,
		`path.root`:                                        `"."`,
		`path.module`:                                      `"."`,
		`try(local.map.c, local.map["d"], "none")`:         `"none"`,
		`try(vpc.main.id, 1)`:                              `?`,
		`can(local.map.c)`:                                 `false`,
		`can(local.map.a)`:                                 `true`,
		`coalesce(null, "", "x")`:                          `"x"`,
		`tostring(1) == "1"`:                               `true`,
		`tonumber("1.50")`:                                 `1.5`,
		`toset(["b", "a", "b"])`:                           `["a" "b"]`,
		`tomap({ a = 1, b = "x" })`:                        `{a="1" b="x"}`,
		`range(3)`:                                         `[0 1 2]`,
		`range(3, 0)`:                                      `[3 2 1]`,
		`range(1, 2, 0.25)`:                                `[1 1.25 1.5 1.75]`,
		`range(0)`:                                         `[]`,
		`range(5, 5, -1)`:                                  `[]`,
		`length(range(2000))`:                              `2000`,
		`length(distinct([for n in range(3000) : n % 7]))`: `7`,
		`distinct(["b", "a", "b", "c", "a"])`:              `["b" "a" "c"]`,
		`length(toset([for n in range(3000) : "n${n}"]))`:  `3000`,
		`join(",", [for n in range(300) : "x"]) == join(",", [for n in range(300) : "x"])`: `true`,
		`length(tolist([for n in range(300) : n]))`:                                        `300`,
		`tolist([for n in range(300) : n % 2 == 0 ? "a" : "b"])[299]`:                      `"b"`,
		`length(tomap({ for n in range(300) : "k${n}" => n }))`:                            `300`,
		`format("%03d|%-4s|%5.1f|%q", 7, "a", 1.25, "q")`:                                  `"007|a   |  1.2|\"q\""`,
		`formatlist("%s-%d", ["a", "b"], 1)`:                                               `["a-1" "b-1"]`,
		`replace("a-b-c", "-", "+")`:                                                       `"a+b+c"`,
		`indent(2, "a\nb")`:                                                                `"a\n  b"`,
		`regex("([a-z]+)([0-9]+)", "vpc42")`:                                               `["vpc" "42"]`,
		`regexall("[0-9]", "a1b2")`:                                                        `["1" "2"]`,
		`setproduct(["a", "b"], [1, 2])`:                                                   `[["a" 1] ["a" 2] ["b" 1] ["b" 2]]`,
		`jsondecode("{\"a\":[1,true,null]}")`:                                              `{a=[1 true null]}`,
		`jsonencode({ b = [1], a = null })`:                                                `"{\"a\":null,\"b\":[1]}"`,
		`yamldecode("a: &x [1]\nb: *x\n")`:                                                 `{a=[1] b=[1]}`,
		`cidrsubnet("fd00::/8", 8, 255)`:                                                   `"fdff::/16"`,
		`cidrhost("10.0.0.7/24", 0)`:                                                       `"10.0.0.0"`,
		`cidrsubnets("10.0.0.0/8", 8, 8)[1]`:                                               `"10.1.0.0/16"`,
		`<<-END
			a
			  b
			END
`: `"a\n  b\n"`,
	} {
		have, diags := outputsOf(t, map[string]string{"main.netplan.hcl": around + "output \"x\" {\n  value = " + expression + "\n}\n"}, schema.Inputs{})
		if diags.HasErrors() || have["x"] != want {
			t.Errorf("%s is %s, want %s\n%s", expression, have["x"], want, explain(diags))
		}
	}
}

// TestMistakes checks that each mistake has its code, its place and, where a
// name is near, a guess.
func TestMistakes(t *testing.T) {
	const around = hangzhou + `
variable "region" {
  default = "x"
}
locals {
  networks = { a = 1 }
}
resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
resource "vpc" "each" {
  for_each = { alpha = 1, beta = 2 }
}
module "net" {
  source = "./net"
}
data "zones" "all" {}
`
	for _, c := range []struct {
		line, want, guess string
	}{
		{`locals { x = var.regoin }`, "NP-REF-UNKNOWN", "region"},
		{`locals { x = local.network }`, "NP-REF-UNKNOWN", "networks"},
		{`locals { x = vpc.mian.id }`, "NP-REF-UNKNOWN", "vpc.main"},
		{`locals { x = vcp.main.id }`, "NP-REF-UNKNOWN", "vpc.main"},
		{`locals { x = module.nett.id }`, "NP-REF-UNKNOWN", "net"},
		{`locals { x = module.net.idd }`, "NP-REF-UNKNOWN", "id"},
		{`locals { x = data.zones.al.ids }`, "NP-REF-UNKNOWN", "zones.all"},
		{`locals { x = vpc.main.cidr_blok }`, "NP-REF-ATTR", "cidr_block"},
		{`locals { x = data.zones.all.itmes }`, "NP-REF-ATTR", "items"},
		{`locals { x = data.zones.all.local_name }`, "NP-REF-ATTR", ""},
		{`locals { x = vpc.each["alpa"].id }`, "NP-REF-UNKNOWN", "alpha"},
		{`locals { x = vpc.each["alpha"].cidr_blok }`, "NP-REF-ATTR", "cidr_block"},
		{`locals { x = vpc.each[0].id }`, "NP-REF-UNKNOWN", ""},
		{`locals { x = vpc.main[0].id }`, "NP-REF-UNKNOWN", ""},
		{`locals { x = "${vpc.main[0].id}" }`, "NP-REF-UNKNOWN", ""},
		{`locals { x = module.net[0].id }`, "NP-REF-UNKNOWN", ""},
		{`locals { x = cidrsubnt("10.0.0.0/8", 8, 1) }`, "NP-FUNC-UNKNOWN", "cidrsubnet"},
		{`locals { x = frobnicate(1) }`, "NP-FUNC-UNKNOWN", ""},
		{`locals { x = each.key }`, "NP-REF-SCOPE", ""},
		{`locals { x = count.index }`, "NP-REF-SCOPE", ""},
		{`locals { x = self.id }`, "NP-REF-SCOPE", ""},
		{`locals { x = var }`, "NP-REF-UNKNOWN", ""},
		{`locals { x = nothing }`, "NP-REF-UNKNOWN", ""},
		{`locals { x = 1 / 0 }`, "NP-VALUE-SIZE", ""},
		{`locals { x = [1][5] }`, "NP-SYNTAX", ""},
		{`locals { x = "a" + 1 }`, "NP-SYNTAX", ""},
		{`locals { x = one([1, 2]) }`, "NP-SYNTAX", ""},
		{`locals { x = range(1, 2, -1) }`, "NP-SYNTAX", ""},
		{`locals { x = range(1, 2, 0) }`, "NP-SYNTAX", ""},
		{`locals { x = index(["a"], "b") }`, "NP-SYNTAX", ""},
		{`locals { x = cidrsubnet("10.0.0.0", 8, 1) }`, "NP-SYNTAX", ""},
		{`locals { x = cidrsubnet("10.0.0.0/8", 1, 2) }`, "NP-SYNTAX", ""},
		{`locals { x = cidrsubnet("10.0.0.0/8", 25, 2) }`, "NP-SYNTAX", ""},
		{`locals { x = cidrsubnets("10.0.0.0/30", 1, 1, 1) }`, "NP-SYNTAX", ""},
		{`locals { x = cidrhost("10.0.0.0/30", 4) }`, "NP-SYNTAX", ""},
		{`locals { x = cidrnetmask("fd00::/8") }`, "NP-SYNTAX", ""},
		{`locals { networks = 2 }`, "NP-DUPLICATE", ""},
		{`varaible "x" {}`, "NP-BLOCK-UNKNOWN", "variable"},
		{`variable "x" { defalt = 1 }`, "NP-ATTR-UNKNOWN", "default"},
		{`resource "vcp" "x" {}`, "NP-TYPE-UNKNOWN", "vpc"},
		{`resource "vpc" "x" { cidr_blok = "10.0.0.0/8" }`, "NP-ATTR-UNKNOWN", "cidr_block"},
		{`resource "vpc" "x" { route_table_id = "vtb" }`, "NP-ATTR-UNKNOWN", ""},
		{`resource "vpc" "x" { enable_ipv6 = "perhaps" }`, "NP-ATTR-TYPE", ""},
		{`resource "vpc" "x" { region = vpc.main.id }`, "NP-ATTR-TYPE", ""},
		{`resource "vpc" "x" { cloud = "other" }`, "NP-REF-UNKNOWN", ""},
		{`resource "vpc" "x" { depends_on = "vpc.main" }`, "NP-ATTR-TYPE", ""},
		{`resource "vpc" "x" { depends_on = ["vpc.main"] }`, "NP-ATTR-TYPE", ""},
		{`resource "vpc" "x" { depends_on = [vpc.other] }`, "NP-REF-UNKNOWN", ""},
		{`resource "vswitch" "x" { zone_id = "cn-hangzhou-b" }`, "NP-ATTR-REQUIRED", ""},
		{`resource "route_entry" "x" {
  route_table_id         = "vtb"
  destination_cidr_block = "10.0.0.0/8"
  next_hopp {}
}`, "NP-ATTR-UNKNOWN", "next_hop"},
		{`resource "route_entry" "x" {
  route_table_id         = "vtb"
  destination_cidr_block = "10.0.0.0/8"
  next_hop               = {}
}`, "NP-ATTR-UNKNOWN", ""},
		{`data "zone" "x" {}`, "NP-TYPE-UNKNOWN", "zones"},
		{`module "x" { source = "./net" }
module "x" { source = "./net" }`, "NP-DUPLICATE", ""},
		{`module "x" {
  source = "./net"
  nmae   = 1
}`, "NP-ATTR-UNKNOWN", "name"},
		{`module "x" {}`, "NP-ATTR-REQUIRED", ""},
		{`output "x" {}`, "NP-ATTR-REQUIRED", ""},
		{`check "x" { assert { condition = true } }`, "NP-SYNTAX", ""},
		{`resource "vpc" "a" "b" {}`, "NP-BLOCK-LABELS", ""},
		{`x = 1`, "NP-ATTR-UNKNOWN", ""},
	} {
		files := map[string]string{
			"main.netplan.hcl": around, "net/net.netplan.hcl": "output \"id\" {\n  value = var.name\n}\nvariable \"name\" {\n  default = 1\n}\n",
			"mistake.netplan.hcl": c.line + "\n",
		}
		_, diags := evaluate(folder(t, files), schema.Inputs{})
		if codes(diags) != c.want {
			t.Errorf("%s: codes %q, want %q\n%s", c.line, codes(diags), c.want, explain(diags))
			continue
		}
		detail := diags[0].Detail
		if c.guess != "" && !strings.Contains(detail, fmt.Sprintf("Did you mean %q?", c.guess)) || c.guess == "" && strings.Contains(detail, "Did you mean") {
			t.Errorf("%s: %q, want a guess %q", c.line, detail, c.guess)
		}
		if !strings.HasSuffix(diags[0].Subject.Filename, "mistake.netplan.hcl") && c.want != "NP-DUPLICATE" {
			t.Errorf("%s: at %v, want mistake.netplan.hcl", c.line, diags[0].Subject)
		}
	}
}

// TestMistakesAreCollected checks that one mistake does not hide another.
func TestMistakesAreCollected(t *testing.T) {
	_, diags := evaluate(folder(t, map[string]string{
		"a.netplan.hcl": "locals {\n  a = var.nothing\n  b = local.nothing\n}\n",
		"b.netplan.hcl": "resource \"vcp\" \"x\" {}\nlocals {\n  c = nofunction()\n}\n",
	}), schema.Inputs{})
	if have, want := codes(diags), "NP-TYPE-UNKNOWN NP-FUNC-UNKNOWN"; have != want {
		t.Errorf("codes %q, want %q", have, want)
	}
	_, diags = evaluate(one(t, hangzhou+"resource \"vpc\" \"a\" {\n  enable_ipv6 = \"x\"\n}\nresource \"vpc\" \"b\" {\n  enable_ipv6 = \"y\"\n}\n"), schema.Inputs{})
	if len(diags) != 2 {
		t.Errorf("%d diagnostics, want 2: %s", len(diags), explain(diags))
	}
}

// TestCyclesAreNamed checks that a circle is told reference by reference.
func TestCyclesAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"locals {\n  a = local.a\n}\n":                                                                             "local.a refers to local.a",
		"locals {\n  a = local.b\n  b = local.c\n  c = local.a\n}\n":                                               "local.a refers to local.b refers to local.c refers to local.a",
		"locals {\n  x = local.a\n  a = local.b\n  b = local.a\n}\n":                                               "local.a refers to local.b refers to local.a",
		"resource \"vpc\" \"a\" {\n  vpc_name = vpc.b.id\n}\nresource \"vpc\" \"b\" {\n  vpc_name = vpc.a.id\n}\n": "vpc.a refers to vpc.b refers to vpc.a",
		"resource \"vpc\" \"a\" {\n  depends_on = [local.x]\n}\nlocals {\n  x = vpc.a.id\n}\n":                     "local.x refers to vpc.a refers to local.x",
	} {
		_, diags := evaluate(one(t, hangzhou+text), schema.Inputs{})
		if codes(diags) != "NP-REF-CYCLE" || !strings.HasPrefix(diags[0].Detail, want+".") {
			t.Errorf("%q: %s, want %s", text, explain(diags), want)
		}
	}
}

// addresses are those of all resources.
func addresses(topology *schema.Topology) string {
	var list []string
	for _, r := range topology.Resources {
		list = append(list, r.Addr)
	}
	return strings.Join(list, " ")
}

// sortedKeys are the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
