package schema_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// TestTrace follows the description of a VPC to the line that is marked
// "written", through the lines that are marked with their place on the way.
func TestTrace(t *testing.T) {
	const module = "module/m.netplan.hcl"
	uses := func(value string) string { return "resource \"vpc\" \"v\" {\n  description = " + value + " # 0\n}\n" }
	each := func(list, value string) string {
		return "resource \"vpc\" \"v\" {\n  for_each = " + list + "\n  description = " + value + " # 0\n}\n"
	}
	for _, c := range []struct {
		name, addr string
		main, in   string
	}{
		{"a literal", "vpc.v", "resource \"vpc\" \"v\" {\n  description = \"x\" # written\n}\n", ""},
		{"a local value", "vpc.v", "locals {\n  a = \"x\" # written\n}\n" + uses("local.a"), ""},
		{"two local values", "vpc.v", "locals {\n  a = \"x\" # written\n  b = (local.a) # 1\n}\n" + uses(`"${local.b}"`), ""},
		{"a field", "vpc.v", "locals {\n  a = {\n    b = [\"y\",\n    \"x\", # written\n  ]\n}\n}\n" + uses("local.a.b[1]"), ""},
		{"a default", "vpc.v", "variable \"a\" {\n  default = \"x\" # written\n}\n" + uses("var.a"), ""},
		{"a value for each", `vpc.v["b"]`, each("{\n a = \"y\"\n b = \"x\" # written\n }", "each.value"), ""},
		{"a key for each", `vpc.v["b"]`, each("{\n a = \"y\"\n b = \"x\" # written\n }", "each.key"), ""},
		{"a set", `vpc.v["x"]`, each("toset([\"y\",\n \"x\"]) # written", "each.key"), ""},
		{"a set of several lists", `vpc.v["x"]`, each("toset(concat([\"y\"],\n [\"x\"])) # written", "each.value"), ""},
		{"count", "vpc.v[1]", "locals {\n  a = [\"y\",\n    \"x\", # written\n  ]\n}\nresource \"vpc\" \"v\" {\n  count = 2\n  description = local.a[count.index] # 0\n}\n", ""},
		{"element", "vpc.v[3]", "locals {\n  a = [\"y\",\n    \"x\", # written\n  ]\n}\nresource \"vpc\" \"v\" {\n  count = 4\n  description = element(local.a, count.index) # 0\n}\n", ""},
		{"lookup", "vpc.v", "locals {\n  a = {\n    b = \"x\" # written\n  }\n}\n" + uses(`lookup(local.a, "b", "y")`), ""},
		{"lookup in vain", "vpc.v", "locals {\n  a = {}\n  c = \"x\" # written\n}\n" + uses(`lookup(local.a, "b", local.c)`), ""},
		{"merge", "vpc.v", "locals {\n  a = { b = \"y\" }\n  c = {\n  b = \"x\" # written\n  }\n}\n" + uses(`merge(local.a, local.c).b`), ""},
		{"try", "vpc.v", "locals {\n  a = {}\n  c = \"x\" # written\n}\n" + uses(`try(local.a.b, local.c)`), ""},
		{"a condition", "vpc.v", "locals {\n  a = \"y\"\n  c = \"x\" # written\n}\n" + uses(`local.a == "z" ? local.a : local.c`), ""},
		{"for", `vpc.v["b-1"]`, "locals {\n  a = [{ n = \"a\", d = \"y\" },\n    { n = \"b\", d = \"x\" }, # written\n  ]\n}\n" + each("{ for i, o in local.a : \"${o.n}-${i}\" => o if o.n == \"b\" } # 1", "each.value.d"), ""},
		{"flatten", `vpc.v["b"]`, "locals {\n  a = { p = [\"a\"], q = [\"c\",\n    \"b\" # written\n  ] }\n}\n" +
			each("{ for s in flatten([for k, l in local.a : [for d in l : { d = d }]]) : s.d => s } # 1", "each.value.d"), ""},
		{"an argument of a module", "module.m.vpc.v", "module \"m\" {\n  source = \"./module\"\n  a = \"x\" # written\n}\n", "variable \"a\" {}\n" + uses("var.a")},
		{"an argument of each module", `module.m["q"].vpc.v`, "locals {\n  nets = {\n    p = { d = \"y\" }\n    q = { d = \"x\" } # written\n  }\n}\nmodule \"m\" {\n  source = \"./module\"\n  for_each = local.nets # 2\n  a = each.value.d # 1\n}\n",
			"variable \"a\" {}\n" + uses("var.a")},
		{"a default of a module", "module.m.vpc.v", "module \"m\" { # 1\n  source = \"./module\"\n}\n", "variable \"a\" {\n  default = \"x\" # written\n}\n" + uses("var.a")},
		{"an output of a module", "vpc.v", "module \"m\" { # 2\n  source = \"./module\"\n}\n" + uses("module.m.o"), "locals {\n  l = \"x\" # written\n}\noutput \"o\" {\n  value = local.l # 1\n}\n"},
		{"a value of its own", "vpc.v", "locals {\n  a = \"y\"\n}\nresource \"vpc\" \"v\" {\n  description = \"${local.a}x\" # written\n}\n", ""},
		{"a value of a resource", "vpc.v", "resource \"vpc\" \"w\" {\n  description = \"x\"\n}\nresource \"vpc\" \"v\" {\n  description = vpc.w.description # written\n}\n", ""},
		{"a secret", "vpc.v", "variable \"a\" {\n  sensitive = true\n  default = \"x\"\n}\nresource \"vpc\" \"v\" {\n  description = var.a # written\n}\n", ""},
	} {
		files := map[string]string{"main.netplan.hcl": "cloud { region = \"cn-hangzhou\" }\n" + c.main}
		if c.in != "" {
			files[module] = c.in
		}
		dir := folder(t, files)
		topology, diags := evaluate(dir, schema.Inputs{})
		if diags.HasErrors() {
			t.Errorf("%s: %s", c.name, explain(diags))
			continue
		}
		way := topology.Resource(c.addr).Trace("description")
		have := map[string]string{"written": fmt.Sprintf("%s:%d", way.Written.Filename, way.Written.Start.Line)}
		for i, at := range way.Through {
			have[fmt.Sprint(i)] = fmt.Sprintf("%s:%d", at.Filename, at.Start.Line)
		}
		if want := marked(dir, files); fmt.Sprint(have) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", c.name, have, want)
		}
	}
}

// marked are the places that comments mark.
func marked(dir string, files map[string]string) map[string]string {
	places := map[string]string{}
	for file, text := range files {
		for i, line := range strings.Split(text, "\n") {
			if _, mark, ok := strings.Cut(line, "# "); ok {
				places[mark] = fmt.Sprintf("%s:%d", filepath.Join(dir, file), i+1)
			}
		}
	}
	return places
}

// TestTraceOfGiven follows a value to a file of values, and says of others
// where they come from.
func TestTraceOfGiven(t *testing.T) {
	const text = "cloud { region = \"cn-hangzhou\" }\nvariable \"v\" {\n  default = { d = \"y\" }\n}\nresource \"vpc\" \"v\" {\n  description = var.v.d\n}\n"
	file, diags := schema.VarsFromFile("prod.netplanvars", []byte("v = {\n  d = \"x\"\n}\n"))
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	flag := schema.VarInput{Name: "v", Value: cty.ObjectVal(map[string]cty.Value{"d": cty.StringVal("x")}), From: "--var"}
	for _, c := range []struct {
		in          schema.VarInput
		want, given string
	}{
		{file[0], "prod.netplanvars:2", ""},
		{flag, "main.netplan.hcl:6", "--var gives var.v"},
	} {
		topology, diags := evaluate(one(t, text), schema.Inputs{Vars: []schema.VarInput{c.in}})
		if diags.HasErrors() {
			t.Fatal(explain(diags))
		}
		way := topology.Resource("vpc.v").Trace("description")
		if have := fmt.Sprintf("%s:%d", filepath.Base(way.Written.Filename), way.Written.Start.Line); have != c.want || way.Given != c.given {
			t.Errorf("%s, given by %q; want %s and %q", have, way.Given, c.want, c.given)
		}
	}
}

// TestMistakesAtTheirValues checks where a value of a wrong type and one that
// breaks a validation are reported: at the line that is marked "written".
func TestMistakesAtTheirValues(t *testing.T) {
	const typed = "variable \"a\" {\n  type = number\n}\nresource \"eip\" \"e\" {\n  bandwidth = var.a\n}\n"
	const checked = "variable \"a\" {\n  validation {\n    condition = var.a < 9\n    error_message = \"It is too high.\"\n  }\n}\n"
	for _, c := range []struct{ name, main, in, want string }{
		{"a local value", "locals {\n  a = \"x\" # written\n}\nresource \"eip\" \"e\" {\n  bandwidth = local.a # 0\n}\n", "", "NP-ATTR-TYPE"},
		{"a list with null", "locals {\n  a = [null] # written\n}\nresource \"vpc\" \"v\" {\n  user_cidr = local.a # 0\n}\n", "", "NP-ATTR-TYPE"},
		{"an argument of a module", "locals {\n  a = \"x\" # written\n}\nmodule \"m\" {\n  source = \"./module\"\n  a = local.a # 0\n}\n", typed, "NP-VAR-TYPE"},
		{"a validation", "locals {\n  a = 9 # written\n}\nmodule \"m\" {\n  source = \"./module\"\n  a = local.a # 0\n}\n", checked, "NP-VAR-INVALID"},
	} {
		files := map[string]string{"main.netplan.hcl": "cloud { region = \"cn-hangzhou\" }\n" + c.main}
		if c.in != "" {
			files["module/m.netplan.hcl"] = c.in
		}
		dir := folder(t, files)
		_, diags := evaluate(dir, schema.Inputs{})
		if codes(diags) != c.want {
			t.Errorf("%s: %s", c.name, explain(diags))
			continue
		}
		have := map[string]string{"written": fmt.Sprintf("%s:%d", diags[0].Subject.Filename, diags[0].Subject.Start.Line)}
		for i, at := range diags[0].Extra.(schema.Note).Through {
			have[fmt.Sprint(i)] = fmt.Sprintf("%s:%d", at.Filename, at.Start.Line)
		}
		if want := marked(dir, files); fmt.Sprint(have) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", c.name, have, want)
		}
	}
}

// TestTraceIsCheap follows each element of a large collection. What ways may
// cost together is bounded, and a square would be far above that.
func TestTraceIsCheap(t *testing.T) {
	const n = 3000
	var b strings.Builder
	b.WriteString("cloud { region = \"cn-hangzhou\" }\nlocals {\n  a = {\n")
	for i := range n {
		fmt.Fprintf(&b, "    k%d = { n = \"v%d\" }\n", i, i)
	}
	b.WriteString("  }\n}\nresource \"vpc\" \"v\" {\n  for_each = { for k, o in local.a : k => merge(o, {}) if o.n != \"\" }\n  vpc_name = each.value.n\n}\n")
	topology, diags := evaluate(one(t, b.String()), schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	for _, r := range topology.Resources {
		var i int
		if _, err := fmt.Sscanf(r.Addr, `vpc.v["k%d"]`, &i); err != nil {
			t.Fatal(err)
		}
		if have := r.AttrRange("vpc_name").Start.Line; have != i+4 {
			t.Fatalf("%s leads to line %d, want %d", r.Addr, have, i+4)
		}
	}
}
