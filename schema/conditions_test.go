package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
)

// TestConditionsName the one resource that is to blame as the second place, and
// none where several are.
func TestConditionsName(t *testing.T) {
	text := plainly["main.netplan.hcl"]
	line := func(of string) string {
		before, _, ok := strings.Cut(text, of)
		if !ok {
			t.Fatalf("there is no %q", of)
		}
		return fmt.Sprint(1 + strings.Count(before, "\n"))
	}
	for condition, want := range map[string]string{
		`alltrue([for e in topology.eip : e.bandwidth <= 100])`:                                                  line("bandwidth = 10 + 190"),
		`alltrue([for e in eip.pair : e.bandwidth <= 100])`:                                                      line("bandwidth = 10 + 190"),
		`alltrue([for s in topology.vswitch : s.cidr_block != "10.0.3.0/24"])`:                                   line("cidr_block   = \"10.0.$"),
		`alltrue([for k, s in topology.vswitch : k != "vswitch.s[\"z\"]"])`:                                      line("resource \"vswitch\""),
		`alltrue([for s in topology.vswitch : s.vswitch_name == null || s.zone_id == "x"])`:                      line("resource \"vswitch\""),
		`alltrue([for s in topology.vswitch : s.vswitch_name != null])`:                                          "",
		`vpc.v.cidr_block == "10.0.0.0/16"`:                                                                      line("cidr_block = \"10.0.0.0/8\""),
		`vpc.v.cidr_block == vswitch.s["x"].cidr_block`:                                                          "",
		`length(var.zones) > 5`:                                                                                  "",
		`cidrcontains(vpc.v.cidr_block, local.nets.hub.cidr) && vpc.v.vpc_name == "x" || vpc.v.cidr_block == ""`: line("cidr_block = \"10.0.0.0/8\""),
	} {
		all := map[string]string{"more.netplan.hcl": asserts(condition)}
		for name, text := range plainly {
			all[name] = text
		}
		_, diags := evaluate(folder(t, all), schema.Inputs{})
		if codes(diags) != "NP-CHECK" {
			if want != "" && !strings.Contains(condition, "vpc_name") {
				t.Errorf("%s: have %s", condition, explain(diags))
			}
			continue
		}
		have := ""
		if other := diags[0].Extra.(schema.Note).Other; other != nil {
			have = fmt.Sprint(other.Start.Line)
		}
		if have != want {
			t.Errorf("%s\nhas the second place %q, want %q: %s", condition, have, want, explain(diags))
		}
	}
}

// asserts is a check of a condition.
func asserts(condition string) string {
	return "check \"c\" {\n  assert {\n    condition     = " + condition + "\n    error_message = \"MESSAGE\"\n  }\n}\n"
}

// TestWrongConditions checks what is said of conditions and messages that are
// none.
func TestWrongConditions(t *testing.T) {
	check := func(condition, message string) string {
		return "check \"c\" {\n  assert {\n    condition     = " + condition + "\n    error_message = " + message + "\n  }\n}\n"
	}
	for _, c := range []struct{ text, want string }{
		{check(`"yes"`, `"m"`), "NP-ATTR-TYPE: A condition is true or false; it is a string."},
		{check(`length(var.zones)`, `"m"`), "NP-ATTR-TYPE: A condition is true or false; it is a number."},
		{check(`vpc.v.id`, `"m"`), "NP-ATTR-TYPE: A condition is true or false; it is a string."},
		{check(`null`, `"m"`), "NP-ATTR-TYPE: A condition is true or false; it is null."},
		{check(`one([])`, `"m"`), "NP-ATTR-TYPE: A condition is true or false; it is null."},
		{check(`var.zones[9] == ""`, `"m"`), "NP-SYNTAX: The given key does not identify an element"},
		{check(`strlen(one([for e in topology.vswitch : e.vswitch_name if e.zone_id == "x"])) > 0`, `"m"`), "NP-SYNTAX: Invalid value for \"str\" parameter: argument must not be null. one(...) is null."},
		{check(`alltrue([for e in topology.vpc : e.description > 1])`, `"m"`), "NP-SYNTAX: Error during operation: argument must not be null. e.description is null. Write what that means"},
		{check(`false`, `5`), "NP-ATTR-TYPE: error_message is a number; write a text"},
		{check(`true`, `5`), "NP-ATTR-TYPE: error_message is a number; write a text"},
		{check(`true`, `null`), "NP-ATTR-TYPE: error_message is null; write a text"},
		{check(`local.off`, `local.nets`), "NP-CHECK: The condition is false.|NP-ATTR-TYPE: error_message is an object; write a text"},
		{check(`local.off`, `"it is ${var.secret}"`), "NP-CHECK: The condition is false.|NP-ATTR-TYPE: error_message holds a sensitive value"},
		{check(`local.off`, `"it is ${vpc.v.id}"`), "NP-CHECK: The condition is false."},
		{"check \"c\" {\n  assert {\n    condition = true\n  }\n}\n", "NP-ATTR-REQUIRED: This assert block has no error_message"},
		{"check \"c\" {\n}\n", "NP-ATTR-REQUIRED: The check \"c\" has no assert block"},
		{check("true", `"m"`) + check("true", `"m"`), "NP-DUPLICATE: The check \"c\" is written twice"},
	} {
		all := map[string]string{"z.netplan.hcl": c.text}
		for name, text := range plainly {
			all[name] = text
		}
		_, diags := evaluate(folder(t, all), schema.Inputs{})
		var have []string
		for _, d := range diags {
			have = append(have, schema.Code(d)+": "+d.Detail)
		}
		wants := strings.Split(c.want, "|")
		if len(have) != len(wants) {
			t.Errorf("%s\nhave %q, want %q", c.text, have, wants)
			continue
		}
		for i, want := range wants {
			if !strings.HasPrefix(have[i], want) {
				t.Errorf("%s\nhave %q, want %q", c.text, have[i], want)
			}
		}
	}
}

// TestValidationNamesTheValue checks that the finding stands where the value of
// a variable is written.
func TestValidationNamesTheValue(t *testing.T) {
	const variable = "variable \"v\" {\n  %s\n  validation {\n    condition = length(var.v) < 3\n    error_message = \"LONG\"\n  }\n}\n"
	files := map[string]string{
		"main.netplan.hcl": fmt.Sprintf(variable, `default = "abcd"`),
		"call.netplan.hcl": "module \"m\" {\n  source   = \"./m\"\n  for_each = toset([\"x\"])\n  v        = \"long\"\n}\nmodule \"n\" {\n  source = \"./m\"\n  v      = sensitive(\"long\")\n}\n",
		"m/m.netplan.hcl":  fmt.Sprintf(variable, ""),
	}
	list := func(in schema.Inputs) (have []string) {
		_, diags := evaluate(folder(t, files), in)
		for _, d := range diags {
			n := d.Extra.(schema.Note)
			at := fmt.Sprintf("%s %s:%d", n.Addr, d.Subject.Filename[strings.LastIndex(d.Subject.Filename, "/")+1:], d.Subject.Start.Line)
			if n.Other != nil {
				at += fmt.Sprintf(" and %d", n.Other.Start.Line)
			}
			have = append(have, at+" "+strings.ReplaceAll(d.Detail, "\n", " "))
		}
		return have
	}
	want := []string{
		`module.m["x"].var.v call.netplan.hcl:4 and 4 LONG - length(var.v) is 4 - var.v is "long"`,
		`module.n.var.v m.netplan.hcl:4 LONG - var.v is (sensitive value)`,
		`var.v main.netplan.hcl:2 and 4 LONG - length(var.v) is 4 - var.v is "abcd"`,
	}
	have := list(schema.Inputs{})
	if d := cmp.Diff(want, sortedCopy(have)); d != "" {
		t.Errorf("findings (-want +have):\n%s", d)
	}
	v, err := schema.ParseVar("v=zzzz")
	if err != nil {
		t.Fatal(err)
	}
	want[2] = `var.v main.netplan.hcl:4 LONG - length(var.v) is 4 - var.v is "zzzz" - the value comes from outside: --var gives var.v`
	if d := cmp.Diff(want, sortedCopy(list(schema.Inputs{Vars: []schema.VarInput{v}}))); d != "" {
		t.Errorf("findings with --var (-want +have):\n%s", d)
	}
}

// TestOpenConditions checks that validations, preconditions, postconditions and
// checks that cannot be decided are listed, and decided once more is known.
func TestOpenConditions(t *testing.T) {
	const condition = "    condition     = %s == \"vpc-2\"\n    error_message = \"no\"\n"
	text := hangzhou + `
resource "vpc" "a" {}
resource "eip" "e" {
  lifecycle {
    precondition {
` + fmt.Sprintf(condition, "vpc.a.id") + `    }
    postcondition {
` + fmt.Sprintf(condition, "self.id") + `    }
  }
}
module "m" {
  source = "./m"
  v      = vpc.a.id
}
check "c" {
  assert {
` + fmt.Sprintf(condition, "vpc.a.id") + "  }\n}\n"
	files := map[string]string{"main.netplan.hcl": text, "m/m.netplan.hcl": "variable \"v\" {\n  validation {\n" + fmt.Sprintf(condition, "var.v") + "  }\n}\n"}
	topology, diags := evaluate(folder(t, files), schema.Inputs{})
	if len(diags) > 0 {
		t.Fatal(explain(diags))
	}
	var open []string
	for _, u := range topology.Judge(nil).Undecided {
		open = append(open, u.Addr+" "+u.Codes[0]+" "+u.Why)
	}
	want := []string{"check.c NP-CHECK", "eip.e NP-CHECK", "eip.e NP-CHECK", "module.m.var.v NP-VAR-INVALID"}
	for i := range want {
		want[i] += " known after apply"
	}
	if d := cmp.Diff(want, open); d != "" {
		t.Errorf("undecided (-want +have):\n%s", d)
	}
	world := func(addr string) *schema.Object { return object(topology.Resource(addr), "vpc-1") }
	found := topology.Checks(world)
	if len(found) != 4 {
		t.Errorf("have %s, want four findings", explain(found))
	}
	if found = topology.Preconditions("eip.e", world); codes(found) != "NP-CHECK" || len(found) != 1 || !strings.Contains(found[0].Detail, `vpc.a.id is "vpc-1"`) {
		t.Errorf("the precondition has %s, want NP-CHECK", explain(found))
	}
	for _, addr := range []string{"vpc.a", "vpc.nothing"} {
		if found = topology.Preconditions(addr, world); len(found) > 0 {
			t.Errorf("%s has %s, want nothing", addr, explain(found))
		}
	}
	world = func(addr string) *schema.Object { return object(topology.Resource(addr), "vpc-2") }
	if found = append(topology.Checks(world), topology.Preconditions("eip.e", world)...); len(found) > 0 {
		t.Errorf("have %s, want nothing", explain(found))
	}
}

// TestExplanationsEnd explains conditions over many elements, many times and
// deep: each ends soon, in few words, and always in the same.
func TestExplanationsEnd(t *testing.T) {
	for name, text := range map[string]string{
		"long loop":     asserts(`alltrue([for i in local.many : i < 0])`),
		"nested loops":  asserts(`alltrue([for i in local.few : alltrue([for j in local.few : i * j < 0])])`),
		"filters":       asserts(`length([for i in [for j in [for k in local.many : k if k >= 0] : j if j >= 0] : i if i >= 0]) == 0`),
		"overlaps":      asserts(`!cidroverlap([for i in local.many : "10.0.0.0/8"]...)`),
		"twice":         asserts(`length(distinct([for i in local.many : 1])) == 5`),
		"deep":          asserts(strings.Repeat("!(", 60) + "local.off && true" + strings.Repeat(")", 60)),
		"wide":          asserts("local.off" + strings.Repeat(" || local.many == []", 60)),
		"long texts":    asserts(`local.text == ""`),
		"many failures": "resource \"vpc\" \"v\" {\n  count = 200\n  lifecycle {\n    precondition {\n      condition     = length(local.many) < count.index\n      error_message = \"no\"\n    }\n  }\n}\n",
		"flat":          asserts(`alltrue([for i in local.many : i < sensitive(0) && local.off])`),
	} {
		text = hangzhou + text + `
locals {
  off  = false
  few  = range(500)
  many = flatten([for i in range(5) : range(1000)])
  text = join("", [for i in local.few : "0123456789"])
}
`
		began, before := time.Now(), ""
		for range 2 {
			_, diags := evaluate(one(t, text), schema.Inputs{})
			have := explain(diags)
			if codes(diags) != "NP-CHECK" || before != "" && len(before) != len(have) {
				t.Fatalf("%s: have %s, then %s", name, before, have)
			}
			if size := len(diags[0].Detail); size > 4000 {
				t.Errorf("%s: the finding has %d bytes: %s", name, size, diags[0].Detail)
			}
			before = have
		}
		if took := time.Since(began); took > 60*time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
}

func sortedCopy(list []string) []string {
	sorted := append([]string(nil), list...)
	slices.Sort(sorted)
	return sorted
}
