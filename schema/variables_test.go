package schema_test

import (
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// given is a value as --var gives it.
func given(t *testing.T, text string) schema.VarInput {
	t.Helper()
	v, err := schema.ParseVar(text)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestVariables checks the declaration of the variable v, the text given for
// it, and what var.v then is, or the code of the mistake.
func TestVariables(t *testing.T) {
	for _, c := range []struct{ name, declared, given, want string }{
		{"default", `default = 1`, "", `1`},
		{"default converted", "type = string\n  default = 1", "", `"1"`},
		{"default with a function", `default = cidrsubnet("10.0.0.0/8", 8, 1)`, "", `"10.1.0.0/16"`},
		{"given before default", "default = \"a\"", "v=b", `"b"`},
		{"given empty", "type = string\n  default = \"a\"", "v=", `""`},
		{"given with equals signs", "type = string", "v=a=b", `"a=b"`},
		{"number", `type = number`, "v=1.50", `1.5`},
		{"bool", `type = bool`, "v=true", `true`},
		{"string of digits", `type = string`, "v=007", `"007"`},
		{"string like a list", `type = string`, "v=[1]", `"[1]"`},
		{"any", `type = any`, "v=[1]", `"[1]"`},
		{"list", `type = list(string)`, `v=["a", 1]`, `["a" "1"]`},
		{"set", `type = set(string)`, `v=["b", "a", "b"]`, `["a" "b"]`},
		{"map", `type = map(number)`, `v={ a = "1" }`, `{a=1}`},
		{"object", `type = object({ a = string, b = optional(number, 3) })`, `v={ a = 1 }`, `{a="1" b=3}`},
		{"object in list", `type = list(object({ a = string, b = optional(list(string), []) }))`, `v=[{ a = "x" }]`, `[{a="x" b=[]}]`},
		{"tuple", `type = tuple([string, number])`, `v=["a", 1]`, `["a" 1]`},
		{"null", "type = string\n  default = null", "", `null`},
		{"long list", `type = list(number)`, "v=[" + strings.Repeat("1,", 2000) + "1]", "[" + strings.Repeat("1 ", 2000) + "1]"},

		{"missing", ``, "", "NP-VAR-MISSING"},
		{"wrong default", "type = number\n  default = \"x\"", "", "NP-VAR-TYPE"},
		{"default that refers", `default = local.x`, "", "NP-SYNTAX"},
		{"not a number", `type = number`, "v=many", "NP-VAR-TYPE"},
		{"not a bool", `type = bool`, "v=yes", "NP-VAR-TYPE"},
		{"not a list", `type = list(string)`, "v=a", "NP-VAR-TYPE"},
		{"broken list", `type = list(string)`, "v=[", "NP-VAR-TYPE"},
		{"deep list", `type = list(string)`, "v=" + strings.Repeat("[", 100_000), "NP-VAR-TYPE"},
		{"list with a call", `type = list(string)`, `v=[file("x")]`, "NP-VAR-TYPE"},
		{"missing attribute", `type = object({ a = string })`, `v={}`, "NP-VAR-TYPE"},
		{"null not allowed", "nullable = false\n  default = null", "", "NP-VAR-TYPE"},
		{"unknown type", `type = strin`, "", "NP-SYNTAX"},
		{"type in quotes", `type = "string"`, "", "NP-SYNTAX"},
		{"another variable", `default = 1`, "w=1", "NP-VAR-UNKNOWN"},

		{"valid", "type = number\n  validation {\n    condition = var.v > 1\n    error_message = \"small\"\n  }", "v=2", `2`},
		{"invalid", "type = number\n  validation {\n    condition = var.v > 1\n    error_message = \"small\"\n  }", "v=1", "NP-VAR-INVALID"},
		{"one of two invalid", "type = number\n  validation {\n    condition = var.v > 1\n    error_message = \"small\"\n  }\n  validation {\n    condition = var.v < 3\n    error_message = \"large\"\n  }", "v=4", "NP-VAR-INVALID"},
		{"condition of no bool", "default = 1\n  validation {\n    condition = var.v\n    error_message = \"x\"\n  }", "", "NP-ATTR-TYPE"},
		{"condition missing", "default = 1\n  validation {\n    error_message = \"x\"\n  }", "", "NP-ATTR-REQUIRED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var in schema.Inputs
			if c.given != "" {
				in.Vars = append(in.Vars, given(t, c.given))
			}
			have, diags := outputsOf(t, map[string]string{"main.netplan.hcl": hangzhou + "variable \"v\" {\n  " + c.declared + "\n}\noutput \"x\" {\n  value = var.v\n}\n"}, in)
			if strings.HasPrefix(c.want, "NP-") {
				if codes(diags) != c.want {
					t.Errorf("codes %q, want %s\n%s", codes(diags), c.want, explain(diags))
				}
			} else if diags.HasErrors() || have["x"] != c.want {
				t.Errorf("%s, want %s\n%s", have["x"], c.want, explain(diags))
			}
		})
	}
}

// TestValidationSaysItsMessage checks the words of a validation, and that
// those made of a sensitive value are not said.
func TestValidationSaysItsMessage(t *testing.T) {
	const text = "variable \"v\" {\n  sensitive = SENSITIVE\n  validation {\n    condition = var.v == \"x\"\n    error_message = \"not ${var.v}\"\n  }\n}\n"
	for sensitive, want := range map[string]string{
		"false": "not hidden\n- var.v is \"hidden\"\n- the value comes from outside: --var gives var.v", "true": "The condition is false.\n- var.v is (sensitive value)",
	} {
		in := schema.Inputs{Vars: []schema.VarInput{given(t, "v=hidden")}}
		_, diags := evaluate(one(t, strings.ReplaceAll(text, "SENSITIVE", sensitive)), in)
		if len(diags) == 0 || diags[0].Detail != want || strings.Contains(explain(diags), "hidden") != (sensitive == "false") {
			t.Errorf("sensitive %s: %s, want %q", sensitive, explain(diags), want)
		}
	}
}

// TestLaterValuesWin checks the order of values, and values of the environment
// for variables that do not exist.
func TestLaterValuesWin(t *testing.T) {
	file, diags := schema.VarsFromFile("a.netplanvars", []byte("v = \"file\"\nw = [1, 2]\n"))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	env := schema.VarsFromEnv([]string{"NETPLAN_VAR_v=env", "NETPLAN_VAR_nothing=1", "HOME=/", "NETPLAN_VARS=2"})
	if len(env) != 2 {
		t.Fatalf("%d values from the environment, want 2", len(env))
	}
	const text = "variable \"v\" {\n  type = string\n}\nvariable \"w\" {\n  type    = list(number)\n  default = []\n}\noutput \"v\" {\n  value = var.v\n}\noutput \"w\" {\n  value = var.w\n}\n"
	for _, c := range []struct {
		vars []schema.VarInput
		v, w string
	}{
		{env, `"env"`, `[]`},
		{append(env[:2:2], file...), `"file"`, `[1 2]`},
		{append(append(env[:2:2], file...), given(t, "v=flag")), `"flag"`, `[1 2]`},
		{append([]schema.VarInput{given(t, "v=flag")}, file...), `"file"`, `[1 2]`},
	} {
		have, diags := outputsOf(t, map[string]string{"main.netplan.hcl": text}, schema.Inputs{Vars: c.vars})
		if diags.HasErrors() || have["v"] != c.v || have["w"] != c.w {
			t.Errorf("%v, want v %s and w %s: %s", have, c.v, c.w, explain(diags))
		}
	}
}

// TestFilesOfVariables checks what a file of variables must not hold.
func TestFilesOfVariables(t *testing.T) {
	for text, want := range map[string]string{
		"a = 1\nb = { c = [true, null] }\n":   "",
		"a = 1\na = 2\n":                      "NP-SYNTAX",
		"block {\n}\n":                        "NP-BLOCK-UNKNOWN",
		"a = b\n":                             "NP-SYNTAX",
		"a = file(\"x\")\n":                   "NP-SYNTAX",
		"a = " + strings.Repeat("[", 100_000): "NP-FILE-NESTING",
		"a = \xff\n":                          "NP-FILE-UTF8",
		strings.Repeat("# comment\n", 1<<20):  "NP-FILE-SIZE",
		"a = 1\n" + strings.Repeat("# x\n", 1<<18) + "a = 2\n": "NP-SYNTAX",
	} {
		vars, diags := schema.VarsFromFile("x.netplanvars", []byte(text))
		if codes(diags) != want || want == "" && len(vars) != 2 {
			t.Errorf("%.40q: codes %q with %d values, want %q", text, codes(diags), len(vars), want)
		}
		for _, d := range diags {
			if d.Subject == nil {
				t.Errorf("%.40q: %v has no place", text, d)
			}
		}
	}
	for _, text := range []string{"", "a", "=1", "a b=1", "1=2", "a.b=1"} {
		if _, err := schema.ParseVar(text); err == nil {
			t.Errorf("%q is taken as a value for a variable", text)
		}
	}
}

// TestDefaultsAreNotShared checks that values given once do not stay.
func TestDefaultsAreNotShared(t *testing.T) {
	config, diags := schema.Load(one(t, "variable \"v\" {\n  default = \"a\"\n}\noutput \"v\" {\n  value = var.v\n}\n"), types())
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for _, want := range []string{"a", "b", "a"} {
		in := schema.Inputs{}
		if want != "a" {
			in.Vars = []schema.VarInput{{Name: "v", Value: cty.StringVal(want), From: "--var"}}
		}
		topology, _ := config.Evaluate(in)
		outputs, _ := topology.Outputs(nil)
		if have := outputs["v"].Value.AsString(); have != want {
			t.Errorf("%q, want %q", have, want)
		}
	}
}
