package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"netplan/schema"
)

// TestConditionsSeeEverything lets a validation refer to a variable whose name
// comes before or after its own.
func TestConditionsSeeEverything(t *testing.T) {
	for _, names := range [][2]string{{"a", "b"}, {"b", "a"}} {
		text := strings.NewReplacer("LOW", names[0], "HIGH", names[1]).Replace(`
variable "LOW" {
  type    = number
  default = 5
  validation {
    condition     = var.LOW < var.HIGH
    error_message = "LOW is not below HIGH."
  }
}
variable "HIGH" {
  type    = number
  default = 3
}
`)
		_, diags := evaluate(one(t, text), schema.Inputs{})
		if len(diags) != 1 || schema.Code(diags[0]) != "NP-VAR-INVALID" {
			t.Errorf("with %v have %v, want one NP-VAR-INVALID", names, diags)
		}
	}
}

// TestLinkToASecret refuses a topology file that is a link to something else,
// and shows nothing of that.
func TestLinkToASecret(t *testing.T) {
	dir := folder(t, map[string]string{"secret.txt": "top secret =", "t/b.netplan.hcl": ""})
	topology := filepath.Join(dir, "t")
	if err := os.Symlink(filepath.Join(dir, "secret.txt"), filepath.Join(topology, "a.netplan.hcl")); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(topology, types())
	if len(diags) == 0 || schema.Code(diags[0]) != "NP-FILE" {
		t.Fatalf("have %v, want NP-FILE", diags)
	}
	var text strings.Builder
	if err := schema.WriteDiagnostics(&text, config.Sources(), diags); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text.String(), "top secret") {
		t.Errorf("the message shows the secret: %s", text.String())
	}
}

// TestCloudOfNone refuses a resource that belongs to none of the clouds.
func TestCloudOfNone(t *testing.T) {
	_, diags := evaluate(one(t, `
cloud "east" { region = "cn-shanghai" }
resource "eip" "a" { region = "cn-shanghai" }
`), schema.Inputs{})
	if len(diags) != 1 || schema.Code(diags[0]) != "NP-REF-UNKNOWN" || !strings.Contains(diags[0].Detail, `cloud = "east"`) {
		t.Errorf("have %v, want one NP-REF-UNKNOWN that offers the cloud", diags)
	}
}
