package schema_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"netplan/schema"
	"netplan/schema/rules"
)

// FuzzLoad checks that no text makes the language panic, and that every
// mistake comes with a code that is documented, a place and words, and can be
// written.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"../testdata/bad/*.netplan.hcl", "../examples/*/*.netplan.hcl"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no files %s: %v", pattern, err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	for _, text := range oddities {
		f.Add([]byte(text))
	}
	documented := map[string]bool{}
	for _, c := range schema.Codes() {
		documented[c.Code] = true
	}
	for _, r := range rules.All() {
		documented[r.Code] = true
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), text, 0o600); err != nil {
			t.Fatal(err)
		}
		config, diags := schema.Load(dir, types())
		if !diags.HasErrors() {
			topology, more := config.Evaluate(schema.Inputs{})
			_, wrong := topology.Outputs(nil)
			diags = append(append(append(diags, more...), wrong...), topology.Checks(nil)...)
			diags = append(diags, topology.Validate(rules.All())...)
			for _, r := range topology.Resources {
				values, again := topology.Resolve(r.Addr, nil)
				if len(values) != len(r.Values) || len(again) > 0 && !more.HasErrors() {
					t.Errorf("%s resolves to %d values, want %d: %s", r.Addr, len(values), len(r.Values), explain(again))
				}
			}
		}
		for _, d := range diags {
			if d.Subject == nil || d.Subject.Filename == "" || d.Summary == "" || d.Detail == "" || !documented[schema.Code(d)] {
				t.Errorf("%q has code %q at %v, want a documented one, a place and a detail", d.Error(), schema.Code(d), d.Subject)
			}
		}
		if err := schema.WriteDiagnostics(io.Discard, config.Sources(), diags); err != nil {
			t.Error(err)
		}
	})
}

// oddities are texts that stress one part of the language each.
var oddities = []string{
	"variable \"a\" {\n  description = sensitive(\"x\")\n  sensitive = null\n  nullable = tobool(null)\n  default = sensitive(1)\n  type = number\n}\n",
	"variable \"a\" {\n  type = nothing\n}\nvariable \"b\" {\n  type = object({ x = optional(string, 1) })\n  default = {}\n}\n",
	"variable \"a\" {\n  default = { a = sensitive(\"x\") }\n  validation {\n    condition = length(var.a) > 5\n    error_message = var.a.a\n  }\n}\n",
	"cloud {\n  region = sensitive(\"x\")\n  quotas = { vpcs = sensitive(1), x = null }\n}\n",
	"cloud {\n  region = null\n  quotas = sensitive({})\n}\ncloud \"a\" {\n  quotas = { vpcs = 1.5 }\n}\n",
	"cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"a\" {\n  count = sensitive(2)\n  vpc_name = sensitive(\"a\")\n  user_cidr = [sensitive(\"10.0.0.0/8\"), null]\n}\noutput \"a\" {\n  value = vpc.a[*].vpc_name\n}\n",
	"cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"a\" {\n  for_each = { a = sensitive(1), b = null }\n  vpc_name = each.value\n  region = each.key\n}\nlocals {\n  x = vpc.a[\"c\"].id\n  y = vpc.a.a.b\n  z = vpc.a[vpc.a[\"a\"].id]\n}\n",
	"resource \"vpc\" \"a\" {\n  lifecycle {\n    ignore_changes = [all, \"x\", vpc_name]\n    precondition {\n      condition = null\n      error_message = null\n    }\n    postcondition {\n      condition = self.id == \"\"\n      error_message = 1\n    }\n  }\n}\n",
	"data \"zones\" \"z\" {\n  region = null\n}\nresource \"vpc\" \"a\" {\n  for_each = toset(data.zones.z.ids)\n  region = data.zones.z.ids[0]\n}\n",
	"module \"m\" {\n  source = null\n}\nmodule \"n\" {\n  source = sensitive(\"./n\")\n}\nmodule \"o\" {\n  source = \"./\\u0000\"\n}\n",
	"locals {\n  a = local.b\n  b = [for a in local.c : a]\n  c = { for k, v in local.d : k => v... }\n  d = local.a\n}\n",
	"locals {\n  a = try(vpc.a, 1, local.b)\n  b = can(local.c.d)\n  c = { a = 1, a = 2 }\n  d = [1, \"a\", null, true][local.e]\n  e = 1.5\n  f = null.a\n  g = (local.c).*.a\n}\n",
	"moved {\n  from = vpc.a[null]\n  to = 1\n}\nimport {\n  to = vpc.a\n  id = sensitive(\"x\")\n}\nremoved {\n  from = module.m[\"a\"].vpc.b[0]\n  lifecycle {\n    destroy = null\n  }\n}\n",
	"check \"a\" {\n  assert {\n    condition = sensitive(false)\n    error_message = sensitive(\"x\")\n  }\n  assert {}\n}\n",
	"output \"a\" {\n  value = null\n  sensitive = \"yes\"\n  depends_on = [local.a, vpc, module.x.y, 1]\n}\nlocals {\n  a = self.b\n}\n",
	"locals {\n  a = cidrsubnets()\n  b = cidrsubnet(null, 1, 1)\n  c = cidrhost(\"::/0\", -1)\n  d = cidrnetmask(\"10.0.0.0/99\")\n  e = cidroverlap(null)\n  f = format(\"%\")\n  g = one(null)\n  h = sum([])\n  i = index(null, 1)\n  j = length(null)\n  k = templatefile(null, null)\n  l = alltrue([null])\n}\n",
	"resource \"route_entry\" \"a\" {\n  dynamic \"next_hop\" {\n    for_each = null\n    iterator = \"x\"\n    content {\n      weight = next_hop.value\n    }\n  }\n  dynamic \"x\" \"y\" {}\n  dynamic {}\n}\n",
	"netplan {\n  bindings \"file\" {\n    path = sensitive(\"x\")\n  }\n  bindings {}\n  bindings \"etcd\" {}\n}\n",
	"a = 1\n\"b\" = 2\nresource vpc a {\n}\nresource \"vpc\" \"a b\" {\n}\n",
}
