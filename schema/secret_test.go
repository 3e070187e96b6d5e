package schema_test

import (
	"errors"
	"strings"
	"testing"

	"netplan/schema"
)

// TestFailingCallsTellNoSecret checks that a function that refuses a sensitive
// argument is named, and the argument is not shown.
func TestFailingCallsTellNoSecret(t *testing.T) {
	for call, function := range map[string]string{
		"cidrsubnet(var.s, 8, 1)":                 "cidrsubnet",
		"cidrhost(var.s, 1)":                      "cidrhost",
		"parseint(var.s, 10)":                     "parseint",
		"file(var.s)":                             "file",
		"templatefile(var.s, {})":                 "templatefile",
		"jsondecode(var.s)":                       "jsondecode",
		"cidrsubnet(upper(var.s), 8, 1)":          "cidrsubnet",
		"[for x in [var.s] : parseint(x, 10)][0]": "parseint",
		"tonumber(var.s)":                         "tonumber",
		"cidrhost(sensitive(\"hunter22\"), 1)":    "cidrhost",
	} {
		_, diags := evaluate(one(t, "variable \"s\" {\n  default   = \"hunter22\"\n  sensitive = true\n}\noutput \"o\" {\n  sensitive = true\n  value     = "+call+"\n}\n"), schema.Inputs{})
		if !diags.HasErrors() {
			t.Errorf("%s: no mistake, want one", call)
		}
		for _, d := range diags {
			said := d.Summary + " " + d.Detail
			if strings.Contains(strings.ToLower(said), "hunter22") || !strings.Contains(said, `"`+function+`"`) {
				t.Errorf("%s says %q, want the name of %s and no argument", call, said, function)
			}
		}
	}
}

// TestPlacesTellNoSecret checks the values that other mistakes could quote.
func TestPlacesTellNoSecret(t *testing.T) {
	const base = "cloud { region = \"cn-hangzhou\" }\nvariable \"s\" {\n  default   = \"hunter22\"\n  sensitive = true\n}\n"
	refused := schema.Inputs{Data: func(q schema.DataQuery) ([]map[string]any, error) {
		return nil, errors.New("not accepted: " + strings.Join([]string{q.Region, q.Params["VpcId"]}, " "))
	}}
	for _, text := range []string{
		"resource \"vpc\" \"m\" {\n  cloud = var.s\n}\n",
		"resource \"vpc\" \"m\" {\n  region = var.s\n}\n",
		"data \"vpcs\" \"v\" {\n  vpc_id = var.s\n}\n",
		"resource \"route_entry\" \"r\" {\n  route_table_id = \"vtb-1\"\n  dynamic \"next_hop\" {\n    for_each = [var.s]\n    content {\n      weight = next_hop.value\n    }\n  }\n}\n",
		"resource \"route_entry\" \"r\" {\n  route_table_id = \"vtb-1\"\n  dynamic \"next_hop\" {\n    for_each = sensitive([nonsensitive(var.s)])\n    content {\n      weight = next_hop.value\n    }\n  }\n}\n",
	} {
		_, diags := evaluate(one(t, base+text), refused)
		if !diags.HasErrors() || strings.Contains(explain(diags), "hunter22") {
			t.Errorf("%s\nsays %s\nwant a mistake without the value", text, explain(diags))
		}
	}
}
