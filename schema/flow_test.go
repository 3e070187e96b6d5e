package schema_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// sayValue writes an attribute: its value, its origin and whether it is
// sensitive.
func sayValue(v schema.Value) string {
	text := say(v.V)
	if v.From != nil {
		text += " from " + v.From.Addr + "." + v.From.Attr
	}
	if v.Sensitive {
		text += " sensitive"
	}
	return text
}

// TestValuesFlow checks what the name of the VPC x becomes, in a topology with
// the VPC a, a sensitive variable s and a module m.
func TestValuesFlow(t *testing.T) {
	files := map[string]string{
		"m/m.netplan.hcl": `
variable "in" {
  default = ""
}
variable "secret" {
  default   = "hidden"
  sensitive = true
}
resource "vpc" "b" {
  vpc_name = var.in
}
output "out" {
  value = var.in
}
output "id" {
  value = vpc.b.id
}
output "secret" {
  value = var.secret
}
output "marked" {
  value     = "plain"
  sensitive = true
}
`}
	const around = hangzhou + `
variable "s" {
  default   = "secret"
  sensitive = true
}
variable "o" {
  default   = { a = "x", b = ["y"] }
  sensitive = true
}
locals {
  id     = vpc.a.id
  twice  = "${local.id}"
  object = { id = vpc.a.id, plain = "x" }
  secret = "<${var.s}>"
}
resource "vpc" "a" {
  cidr_block  = "10.0.0.0/8"
  description = var.s
}
resource "vpc" "c" {
  count = 2
}
module "m" {
  source = "./m"
  in     = vpc.a.id
}
resource "vpc" "x" {
  vpc_name = EXPRESSION
}
`
	for _, c := range []struct{ expression, want, needs string }{
		{`"plain"`, `"plain"`, ""},
		{`null`, `null`, ""},
		{`vpc.a.id`, `? from vpc.a.id`, "vpc.a"},
		{`"${vpc.a.id}"`, `? from vpc.a.id`, "vpc.a"},
		{`local.id`, `? from vpc.a.id`, "vpc.a"},
		{`local.twice`, `? from vpc.a.id`, "vpc.a"},
		{`local.object.id`, `? from vpc.a.id`, "vpc.a"},
		{`local.object.plain`, `"x"`, "vpc.a"},
		{`vpc.a.cidr_block`, `"10.0.0.0/8"`, "vpc.a"},
		{`vpc.a.vrouter_id`, `? from vpc.a.vrouter_id`, "vpc.a"},
		{`vpc.a.nat_gateway_ids[0]`, `? from vpc.a.nat_gateway_ids`, "vpc.a"},
		{`vpc.c[1].id`, `? from vpc.c[1].id`, "vpc.c[1]"},
		{`element(vpc.c[*].id, 1)`, `? from vpc.c[1].id`, "vpc.c"},
		{`join("", vpc.c[*].id)`, `?`, "vpc.c"},
		{`"${vpc.a.id}${vpc.c[0].id}"`, `?`, "vpc.a vpc.c[0]"},
		{`module.m.out`, `? from vpc.a.id`, "vpc.a"},
		{`module.m.id`, `? from module.m.vpc.b.id`, "module.m.vpc.b"},
		{`vpc.a.id == "x" ? "a" : "b"`, `?`, "vpc.a"},
		{`"a-${vpc.a.id}"`, `?`, "vpc.a"},
		{`"${vpc.a.id}a"`, `?`, "vpc.a"},
		{`upper(vpc.a.id)`, `?`, "vpc.a"},
		{`[upper(vpc.a.id)][0]`, `?`, "vpc.a"},
		{`{ a = "a-${vpc.a.id}", b = vpc.a.id }.a`, `?`, "vpc.a"},
		{`{ a = "a-${vpc.a.id}", b = vpc.a.id }.b`, `? from vpc.a.id`, "vpc.a"},
		{`(vpc.a.id)`, `? from vpc.a.id`, "vpc.a"},
		{`try(vpc.a.id, "x")`, `? from vpc.a.id`, "vpc.a"},
		{`var.o != null ? vpc.a.id : "x"`, `? from vpc.a.id sensitive`, "vpc.a"},
		{`[for v in vpc.c : v.id][1]`, `? from vpc.c[1].id`, "vpc.c"},
		{`["x", "y"][vpc.a.id == "" ? 0 : 1]`, `?`, "vpc.a"},
		{`var.s`, `"secret" sensitive`, ""},
		{`local.secret`, `"<secret>" sensitive`, ""},
		{`upper(var.s)`, `"SECRET" sensitive`, ""},
		{`var.o.b[0]`, `"y" sensitive`, ""},
		{`var.s == "x" ? "a" : "b"`, `"b" sensitive`, ""},
		{`[for s in [var.s] : "a"][0]`, `"a"`, ""},
		{`[for s in ["a"] : s if var.s != "x"][0]`, `"a" sensitive`, ""},
		{`vpc.a.description`, `"secret" sensitive`, "vpc.a"},
		{`sensitive("a")`, `"a" sensitive`, ""},
		{`nonsensitive(var.s)`, `"secret"`, ""},
		{`sensitive(vpc.a.id)`, `? from vpc.a.id sensitive`, "vpc.a"},
		{`module.m.secret`, `"hidden" sensitive`, ""},
		{`module.m.marked`, `"plain" sensitive`, ""},
		{`format("%s-%s", var.s, vpc.a.id)`, `? sensitive`, "vpc.a"},
	} {
		files["main.netplan.hcl"] = strings.Replace(around, "EXPRESSION", c.expression, 1)
		topology, diags := evaluate(folder(t, files), schema.Inputs{})
		if diags.HasErrors() {
			t.Errorf("%s: %s", c.expression, explain(diags))
			continue
		}
		x := topology.Resource("vpc.x")
		if have := sayValue(x.Value("vpc_name")); have != c.want {
			t.Errorf("%s is %s, want %s", c.expression, have, c.want)
		}
		if have := strings.Join(x.Needs, " "); have != c.needs {
			t.Errorf("%s needs %q, want %q", c.expression, have, c.needs)
		}
	}
}

// TestDependsOn checks what a resource needs by depends_on.
func TestDependsOn(t *testing.T) {
	const around = hangzhou + `
locals {
  all = vpc.c[*].id
}
resource "vpc" "a" {
}
resource "vpc" "c" {
  count = 2
}
module "m" {
  source = "./m"
}
module "waits" {
  source     = "./m"
  depends_on = [vpc.a]
}
resource "vpc" "x" {
  depends_on = [WHAT]
}
`
	files := map[string]string{"m/m.netplan.hcl": "resource \"vpc\" \"b\" {\n}\nmodule \"n\" {\n  source = \"../n\"\n}\n", "n/n.netplan.hcl": "resource \"vpc\" \"d\" {\n}\n"}
	for what, want := range map[string]string{
		``:                "",
		`vpc.a`:           "vpc.a",
		`vpc.a, vpc.a`:    "vpc.a",
		`vpc.c`:           "vpc.c",
		`vpc.c[1]`:        "vpc.c[1]",
		`local.all`:       "vpc.c",
		`module.m`:        "module.m.module.n.vpc.d module.m.vpc.b",
		`vpc.a, module.m`: "module.m.module.n.vpc.d module.m.vpc.b vpc.a",
		`vpc.a.id`:        "vpc.a",
		`module.waits`:    "module.waits.module.n.vpc.d module.waits.vpc.b",
	} {
		files["main.netplan.hcl"] = strings.Replace(around, "WHAT", what, 1)
		topology, diags := evaluate(folder(t, files), schema.Inputs{})
		if diags.HasErrors() {
			t.Errorf("%s: %s", what, explain(diags))
			continue
		}
		if have := strings.Join(topology.Resource("vpc.x").Needs, " "); have != want {
			t.Errorf("%s needs %q, want %q", what, have, want)
		}
		for _, addr := range []string{"module.waits.vpc.b", "module.waits.module.n.vpc.d"} {
			if have := strings.Join(topology.Resource(addr).Needs, " "); have != "vpc.a" {
				t.Errorf("%s needs %q, want vpc.a, which its module waits for", addr, have)
			}
		}
	}
}

// TestKnownAfterApply checks what Resolve and Outputs make of objects that
// have come to be.
func TestKnownAfterApply(t *testing.T) {
	const text = hangzhou + `
resource "vpc" "a" {
  for_each = { x = 1, y = 2 }
}
locals {
  ids = { for k, v in vpc.a : k => v.id }
}
module "m" {
  source = "./m"
  id     = local.ids.y
}
resource "vswitch" "b" {
  for_each   = local.ids
  vpc_id     = each.value
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.0.0/24"
  description = "${module.m.id}/${each.key}"
}
output "ids" {
  value = join(",", values(local.ids))
}
check "id" {
  assert {
    condition     = local.ids.x == "vpc-x"
    error_message = "It is ${local.ids.x}."
  }
}
`
	files := map[string]string{"main.netplan.hcl": text, "m/m.netplan.hcl": "variable \"id\" {\n}\noutput \"id\" {\n  value = \"<${var.id}>\"\n}\n"}
	topology, diags := evaluate(folder(t, files), schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	b := `vswitch.b["x"]`
	if have := sayValue(topology.Resource(b).Value("vpc_id")); have != `? from vpc.a["x"].id` {
		t.Errorf("vpc_id is %s before apply", have)
	}
	exists := map[string]string{`vpc.a["x"]`: "vpc-1"}
	world := func(addr string) *schema.Object {
		if id, ok := exists[addr]; ok {
			return object(topology.Resource(addr), id)
		}
		return nil
	}
	value := func(attr string) string {
		values, diags := topology.Resolve(b, world)
		if diags.HasErrors() {
			t.Fatal(explain(diags))
		}
		return sayValue(values[topology.Resource(b).Type.Index(attr)])
	}
	if have, want := value("vpc_id"), `"vpc-1" from vpc.a["x"].id`; have != want {
		t.Errorf("vpc_id is %s when one of two is made, want %s", have, want)
	}
	if have, want := value("description"), `?`; have != want {
		t.Errorf("description is %s when one of two is made, want %s", have, want)
	}
	exists[`vpc.a["y"]`] = "vpc-2"
	if have, want := value("description"), `"<vpc-2>/x"`; have != want {
		t.Errorf("description is %s, want %s", have, want)
	}
	outputs, diags := topology.Outputs(world)
	if have, want := say(outputs["ids"].Value), `"vpc-1,vpc-2"`; have != want || diags.HasErrors() {
		t.Errorf("the output is %s, want %s: %s", have, want, explain(diags))
	}
	if len(putOff(topology)) == 0 {
		t.Error("the check is not listed as undecided")
	}
	if diags := topology.Checks(world); codes(diags) != "NP-CHECK" || diags[0].Detail != "It is vpc-1.\n- local.ids.x is \"vpc-1\"" {
		t.Errorf("%s, want NP-CHECK", explain(diags))
	}
	if _, diags := topology.Resolve("vpc.nothing", world); codes(diags) != "NP-REF-UNKNOWN" {
		t.Errorf("codes %q for an address that is not there, want NP-REF-UNKNOWN", codes(diags))
	}
}

// TestResolveAtOnce resolves from many goroutines, as apply does; the race
// detector watches.
func TestResolveAtOnce(t *testing.T) {
	const text = hangzhou + `
variable "name" {
  default = "n"
}
locals {
  ids = [for v in vpc.a : v.id]
}
resource "vpc" "a" {
  count    = 8
  vpc_name = "${var.name}-${count.index}"
}
resource "vpc" "b" {
  for_each    = { for i, id in local.ids : "k${i}" => id }
  vpc_name    = format("%s/%s", each.value, join(",", local.ids[*]))
  description = vpc.a[tonumber(trimprefix(each.key, "k"))].id
}
`
	topology, diags := evaluate(one(t, text), schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	worlds := []schema.World{nil, func(addr string) *schema.Object { return object(topology.Resource(addr), "vpc-"+addr) }}
	var group sync.WaitGroup
	for i := range 8 {
		for _, r := range topology.Resources {
			group.Go(func() {
				if _, diags := topology.Resolve(r.Addr, worlds[i%2]); diags.HasErrors() {
					t.Error(explain(diags))
				}
			})
		}
	}
	group.Wait()
}

// TestPriorIsKnown checks that what an object is and stays is known to what
// refers to it.
func TestPriorIsKnown(t *testing.T) {
	const text = hangzhou + "resource \"vpc\" \"a\" {\n}\nresource \"vpc\" \"b\" {\n  vpc_name = vpc.a.id\n}\nresource \"vpc\" \"c\" {\n  count = vpc.a.id == \"vpc-a\" ? 2 : 0\n}\n"
	in := schema.Inputs{Prior: func(r *schema.Resource) *schema.Object {
		if r.Addr == "vpc.a" {
			return object(r, "vpc-a")
		}
		return nil
	}}
	topology, diags := evaluate(one(t, text), in)
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	if have, want := sayValue(topology.Resource("vpc.b").Value("vpc_name")), `"vpc-a" from vpc.a.id`; have != want {
		t.Errorf("vpc_name is %s, want %s", have, want)
	}
	if have, want := addresses(topology), "vpc.a vpc.b vpc.c[0] vpc.c[1]"; have != want {
		t.Errorf("%s, want %s", have, want)
	}
}

// TestOutputsOfSecrets checks that what is made of a sensitive value is
// sensitive, whether the output says so or not.
func TestOutputsOfSecrets(t *testing.T) {
	const text = `
variable "s" {
  default   = "secret"
  sensitive = true
}
output "plain" {
  value       = "x"
  description = "Nothing."
}
output "marked" {
  value     = "x"
  sensitive = true
}
output "made" {
  value = { a = ["<${var.s}>"] }
}
output "shown" {
  value = nonsensitive(var.s)
}
`
	topology, diags := evaluate(one(t, text), schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	outputs, _ := topology.Outputs(nil)
	for name, want := range map[string]bool{"plain": false, "marked": true, "made": true, "shown": false} {
		if o := outputs[name]; o.Sensitive != want || o.Value.ContainsMarked() {
			t.Errorf("%s is sensitive: %v, want %v", name, o.Sensitive, want)
		}
	}
	if have := outputs["plain"].Description; have != "Nothing." {
		t.Errorf("description is %q", have)
	}
}

// TestSecretsAreNotSaid checks that no mistake tells a sensitive value.
func TestSecretsAreNotSaid(t *testing.T) {
	const around = hangzhou + "variable \"s\" {\n  default = \"hunter2\"\n  sensitive = true\n}\nlocals {\n  map = { a = 1 }\n}\n"
	for _, text := range []string{
		"resource \"vpc\" \"a\" {\n  enable_ipv6 = var.s\n}\n",
		"resource \"vpc\" \"a\" {\n  region = var.s\n  cidr_block = var.s\n}\n",
		"locals {\n  x = local.map[var.s]\n}\n",
		"locals {\n  x = tonumber(var.s)\n}\n",
		"locals {\n  x = cidrsubnet(var.s, 1, 1)\n}\n",
		"locals {\n  x = { for n in [1, 2] : var.s => n }\n}\n",
		"locals {\n  x = file(upper(var.s))\n}\n",
		"locals {\n  x = file(var.s)\n}\n",
		"locals {\n  x = var.s + 1\n}\n",
		"locals {\n  x = jsondecode(var.s)\n}\n",
		"locals {\n  x = parseint(var.s, 10)\n}\n",
		"locals {\n  x = regex(\"^$\", var.s)\n}\n",
		"locals {\n  x = regex(\"(${var.s}\", \"a\")\n}\n",
		"locals {\n  x = tobool(sensitive(\"hunter2\"))\n}\n",
		"locals {\n  x = index([\"a\"], var.s)\n}\n",
		"locals {\n  x = lookup(local.map, var.s)\n}\n",
		"locals {\n  x = { (var.s) = 1, (var.s) = 2 }.b\n}\n",
		"locals {\n  x = base64decode(\"${var.s}!\")\n}\n",
		"resource \"vpc\" \"a\" {\n  count = 1\n}\nlocals {\n  x = vpc.a[var.s].id\n}\n",
		"check \"a\" {\n  assert {\n    condition = var.s == \"\"\n    error_message = \"not ${var.s}\"\n  }\n}\n",
		"variable \"v\" {\n  type = number\n  sensitive = true\n  default = \"hunter2\"\n}\n",
		"variable \"v\" {\n  type = list(number)\n  default = [sensitive(\"hunter2\")]\n}\n",
	} {
		_, diags := evaluate(one(t, around+text), schema.Inputs{})
		if len(diags) == 0 {
			t.Errorf("%s is no mistake", text)
		}
		for _, d := range diags {
			if strings.Contains(d.Detail, "hunter2") {
				t.Errorf("%s\nis told as %s: %s", text, schema.Code(d), d.Detail)
			}
		}
	}
}

// TestOtherBlocks checks the blocks that say how to treat resources.
func TestOtherBlocks(t *testing.T) {
	const text = `
netplan {
  bindings "file" {
    path = "net.json"
  }
}
cloud {
  region = "cn-hangzhou"
  quotas = { vswitches_per_vpc = 48 }
}
cloud "other" {
  region   = "cn-shanghai"
  endpoint = "http://127.0.0.1:1"
  profile  = "p"
}
locals {
  id = "vpc-${1}"
}
resource "vpc" "a" {
  cidr_block = "10.0.0.0/8"
  lifecycle {
    prevent_destroy       = true
    create_before_destroy = true
    ignore_changes        = [description, vpc_name]
  }
}
resource "vpc" "b" {
  cloud = "other"
  lifecycle {
    ignore_changes = all
  }
}
resource "vpc" "c" {
  cloud  = "other"
  region = "cn-beijing"
}
moved {
  from = vpc.old
  to   = module.net["a"].vpc.main[0]
}
import {
  to = vpc.a
  id = local.id
}
removed {
  from = vpc.gone
  lifecycle {
    destroy = false
  }
}
removed {
  from = module.gone
}
`
	topology, diags := evaluate(one(t, text), schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	noRanges := cmpopts.IgnoreTypes(hcl.Range{}, map[string]hcl.Range{})
	for name, c := range map[string]struct{ have, want any }{
		"bindings": {topology.Bindings, schema.BindingsConfig{Store: "file", Settings: map[string]string{"path": "net.json"}}},
		"clouds": {topology.Clouds, map[string]*schema.CloudConfig{
			"":      {Region: "cn-hangzhou", Quotas: map[string]int{"vswitches_per_vpc": 48}},
			"other": {Label: "other", Region: "cn-shanghai", Endpoint: "http://127.0.0.1:1", Profile: "p", Quotas: map[string]int{}},
		}},
		"moved":          {topology.Moved, []schema.Moved{{From: "vpc.old", To: `module.net["a"].vpc.main[0]`}}},
		"imports":        {topology.Imports, []schema.Import{{To: "vpc.a", ID: "vpc-1"}}},
		"removed":        {topology.Removed, []schema.Removed{{From: "vpc.gone"}, {From: "module.gone", Destroy: true}}},
		"lifecycle of a": {topology.Resource("vpc.a").Lifecycle, schema.Lifecycle{PreventDestroy: true, Turn: schema.CreateFirst, IgnoreChanges: []string{"description", "vpc_name"}}},
		"lifecycle of b": {topology.Resource("vpc.b").Lifecycle, schema.Lifecycle{IgnoreAll: true}},
		"places":         {place(topology, "vpc.a") + place(topology, "vpc.b") + place(topology, "vpc.c"), "(cn-hangzhou)(other cn-shanghai)(other cn-beijing)"},
	} {
		if diff := cmp.Diff(c.want, c.have, noRanges); diff != "" {
			t.Errorf("%s (-want +have):\n%s", name, diff)
		}
	}
}

// place is the cloud and region of a resource.
func place(topology *schema.Topology, addr string) string {
	r := topology.Resource(addr)
	return "(" + strings.TrimSpace(r.Cloud+" "+r.Region) + ")"
}

// TestConditions checks preconditions, postconditions and checks.
func TestConditions(t *testing.T) {
	condition := func(kind, what string) string {
		return fmt.Sprintf("resource \"vpc\" \"a\" {\n  count = 2\n  vpc_name = \"n${count.index}\"\n  lifecycle {\n    %s {\n      condition = %s\n      error_message = \"wrong ${count.index}\"\n    }\n  }\n}\n", kind, what)
	}
	check := func(what string) string {
		return "resource \"vpc\" \"b\" {\n}\ncheck \"c\" {\n  assert {\n    condition = " + what + "\n    error_message = \"wrong\"\n  }\n}\n"
	}
	for _, c := range []struct {
		text, want string
		times      int
	}{
		{condition("precondition", "count.index == 0"), "NP-CHECK", 1},
		{condition("precondition", "true"), "", 0},
		{condition("precondition", "false"), "NP-CHECK", 2},
		{condition("precondition", "null"), "NP-ATTR-TYPE", 2},
		{condition("precondition", "self.id != null"), "NP-REF-SCOPE", 1},
		{condition("postcondition", "self.vpc_name == \"n0\""), "NP-CHECK", 1},
		{condition("postcondition", "self.id != null"), "", 0},
		{condition("postcondition", "self.id == \"x\""), "", 0},
		{check("false"), "NP-CHECK", 1},
		{check("true"), "", 0},
		{check("vpc.b.id == \"x\""), "", 0},
		{check("\"yes\""), "NP-ATTR-TYPE", 1},
		{check("self.id == 1"), "NP-REF-SCOPE", 1},
		{check("count.index == 1"), "NP-REF-SCOPE", 1},
	} {
		_, diags := evaluate(one(t, hangzhou+c.text), schema.Inputs{})
		if codes(diags) != c.want || len(diags) != c.times {
			t.Errorf("%s\ncodes %q %d times, want %q %d times: %s", c.text, codes(diags), len(diags), c.want, c.times, explain(diags))
		}
	}
}

// TestMistakesNameTheirInstance checks that a mistake in a repeated block says
// which instance has it, also where two modules share one text.
func TestMistakesNameTheirInstance(t *testing.T) {
	files := map[string]string{
		"main.netplan.hcl": hangzhou + "module \"m\" {\n  source = \"./m\"\n}\nmodule \"n\" {\n  source = \"./m\"\n  count = 2\n}\n",
		"m/m.netplan.hcl":  "resource \"vpc\" \"a\" {\n  for_each = toset([\"x\", \"y\"])\n  enable_ipv6 = each.key\n}\ncheck \"c\" {\n  assert {\n    condition = false\n    error_message = \"never\"\n  }\n}\n",
	}
	want := []string{}
	for _, key := range []string{"x", "y"} { // where the two are written
		for _, m := range []string{"module.m", "module.n[0]", "module.n[1]"} {
			want = append(want, m+".vpc.a[\""+key+"\"]")
		}
	}
	_, diags := evaluate(folder(t, files), schema.Inputs{})
	var have []string
	for _, d := range diags {
		have = append(have, d.Extra.(schema.Note).Addr)
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("instances (-want +have):\n%s", diff)
	}
	files["m/m.netplan.hcl"] = strings.Replace(files["m/m.netplan.hcl"], "  enable_ipv6 = each.key\n", "", 1)
	for range 20 {
		_, diags = evaluate(folder(t, files), schema.Inputs{})
		have = nil
		for _, d := range diags {
			have = append(have, d.Extra.(schema.Note).Addr)
		}
		if diff := cmp.Diff([]string{"module.m.check.c", "module.n[0].check.c", "module.n[1].check.c"}, have); diff != "" {
			t.Fatalf("instances (-want +have):\n%s", diff)
		}
	}
}
