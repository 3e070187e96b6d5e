package schema_test

import (
	"strings"
	"testing"

	"netplan/schema"
)

// TestLinesWithSecretsAreNotShown checks that what a finding shows of a line
// with a secret is not the secret, whatever is wrong with the line, and that
// references can be seen.
func TestLinesWithSecretsAreNotShown(t *testing.T) {
	tests := []struct{ line, shown string }{
		{`auth_key = ["SEKRET"]`, `auth_key = (sensitive value)`},
		{`auth_key = "SEKRET" + 2`, `auth_key = (sensitive value)`},
		{`auth_key = "SEKRET`, `auth_key = (sensitive value)`},
		{`auth_key = [1234567890]`, `auth_key = (sensitive value)`},
		{`auth_key   =   join("", ["SEKRET"]) + 1`, `auth_key   =   (sensitive value)`},
		{`auth_key = var.nothing["a"].b # SEKRET is not here`, `auth_key = var.nothing["a"].b # SEKRET is not here`},
	}
	for _, tt := range tests {
		text := "cloud { region = \"cn-hangzhou\" }\nresource \"bgp_group\" \"x\" {\n  router_id = \"vbr-1\"\n  peer_asn  = 65001\n  " + tt.line + "\n}\n"
		config, diags := schema.Load(one(t, text), types())
		if !diags.HasErrors() {
			_, diags = config.Evaluate(schema.Inputs{})
		}
		if !diags.HasErrors() {
			t.Errorf("%s: nothing is wrong with it", tt.line)
		}
		var b strings.Builder
		if err := schema.WriteDiagnostics(&b, config.Sources(), diags); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "    5 | "+tt.shown+"\n") {
			t.Errorf("%s: written:\n%s\nwant the line %q", tt.line, b.String(), tt.shown)
		}
	}
}

// TestDefaultsOfSensitiveVariablesAreNotShown checks the same of what a
// variable is without a value, on one line or more.
func TestDefaultsOfSensitiveVariablesAreNotShown(t *testing.T) {
	for _, body := range []string{
		"  type = number\n  sensitive = true\n  default = \"SEKRET\"\n",
		"  default = [\n    \"SEKRET\",\n  ]\n  sensitive = true\n  type = number\n",
		"  sensitive = true\n  type = map(number)\n  default = {\n    a = \"SEKRET\"\n  }\n",
		"  sensitive = true\n  type = number\n  default = <<EOT\nSEKRET\nEOT\n",
		"  sensitive = true\n  default = \"SEKRET\" + \n",
	} {
		config, diags := schema.Load(one(t, "cloud { region = \"cn-hangzhou\" }\nvariable \"k\" {\n"+body+"}\n"), types())
		if !diags.HasErrors() {
			_, diags = config.Evaluate(schema.Inputs{})
		}
		if !diags.HasErrors() {
			t.Errorf("%s: nothing is wrong with it", body)
		}
		for file, text := range config.Sources() {
			if strings.Contains(string(text), "SEKRET") || strings.Count(string(text), "\n") != strings.Count(body, "\n")+3 {
				t.Errorf("%s shows\n%s", file, text)
			}
		}
		var b strings.Builder
		if err := schema.WriteDiagnostics(&b, config.Sources(), diags); err != nil || strings.Contains(b.String(), "SEKRET") {
			t.Errorf("%v, written:\n%s", err, b.String())
		}
	}
}

// TestLongSecretsAreNotShown checks the same of what a secret is written as on
// several lines, and that what follows is shown.
func TestLongSecretsAreNotShown(t *testing.T) {
	for _, written := range []string{
		"<<EOT\nSEKRET\n${var.nothing}\nEOT",
		"<<-EOT\n  SEKRET\n  EOT",
		"join(\"\", [\n    \"SEKRET\",\n    var.nothing,\n  ])",
		"[ # of two\n\"SEKRET\"]",
	} {
		text := "resource \"bgp_group\" \"x\" {\n  auth_key = " + written + "\n  description = \"shown\"\n}\n"
		config, _ := schema.Load(one(t, text), types())
		for _, have := range config.Sources() {
			if have := string(have); strings.Contains(have, "SEKRET") || !strings.Contains(have, `"shown"`) || strings.Count(have, "\n") != strings.Count(text, "\n") {
				t.Errorf("%s\nis shown as\n%s", text, have)
			}
		}
	}
}
