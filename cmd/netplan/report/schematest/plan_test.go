package schematest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// planSchema is the schema of saved plans.
func planSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../plan.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// savedPlans are saved plans of an example: to make it, to change and to
// replace what is there, to remove it, of a part, without rehearsal, of
// nothing, and one with secrets.
func savedPlans(t *testing.T) map[string]string {
	t.Helper()
	program, dir := build(t), t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "net"), os.DirFS("../../../../examples/quickstart")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "secret", "x.netplan.hcl"), secretive)
	plans := map[string]string{}
	save := func(name string, args ...string) {
		t.Helper()
		file := filepath.Join(dir, name+".plan")
		output(t, program, dir, append([]string{"plan", "--cloud", "sim", "--out", file}, args...)...)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		plans[name] = string(text)
	}
	save("new", "net")
	save("part", "--target", "vpc.main", "--no-rehearsal", "net")
	save("secret", "--var", "pin=p1234", "secret")
	output(t, program, dir, "apply", "--cloud", "sim", "--auto-approve", "net")
	save("nothing", "net")
	save("destroy", "--destroy", "net")
	save("change", "--allow-destroy", "all", "--var", "bandwidth=30", "--var", "cidr_block=10.29.0.0/16", "net")
	return plans
}

// secretive is a topology with a secret.
const secretive = `cloud { region = "cn-hangzhou" }
variable "pin" {
  type      = string
  sensitive = true
}
resource "vpc" "main" {
  description = var.pin
  cidr_block  = "10.0.0.0/16"
}
`

// TestSavedPlans holds the files of plan --out against their schema.
func TestSavedPlans(t *testing.T) {
	schema := planSchema(t)
	for name, text := range savedPlans(t) {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err == nil {
			err = schema.Validate(doc)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(text, "p1234") {
			t.Errorf("%s holds the secret", name)
		}
	}
}

// TestSavedPlanSchemaBites checks that the schema refuses what is none.
func TestSavedPlanSchemaBites(t *testing.T) {
	schema := planSchema(t)
	good := savedPlans(t)["secret"]
	for _, pair := range [][2]string{
		{`"kind": "netplan plan"`, `"kind": "other"`},
		{`"format_version": 2`, `"format_version": 1`},
		{`"mode": "apply"`, `"mode": "other"`},
		{`"serial"`, `"extra": 1, "serial"`},
		{`"create vpc.main"`, `"make vpc.main"`},
		{`sha256:`, `md5:`},
		{"\"value\": null,\n          \"sensitive\"", "\"value\": \"p1234\",\n          \"sensitive\""},
	} {
		text := strings.Replace(good, pair[0], pair[1], 1)
		if text == good {
			t.Errorf("the plan has no %s", pair[0])
			continue
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("the schema takes %s", pair[1])
		}
	}
}
