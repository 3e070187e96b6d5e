package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// TestUndecided lists what cannot be known offline: values of data blocks, and
// objects outside of the topology; not the references between resources.
func TestUndecided(t *testing.T) {
	const text = `
cloud { region = "cn-hangzhou" }
data "zones" "z" {}
resource "vpc" "m" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "in" {
  vpc_id     = vpc.m.id
  zone_id    = data.zones.z.ids[0]
  cidr_block = "10.0.1.0/24"
}
resource "vswitch" "out" {
  vpc_id     = "vpc-theirs"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
check "later" {
  assert {
    condition     = vpc.m.status == "Available"
    error_message = "It is not."
  }
}
`
	verdict := judge(t, text)
	if len(verdict.Findings) > 0 {
		t.Errorf("%d findings, want none: %v", len(verdict.Findings), verdict.Findings)
	}
	var have []string
	for _, u := range verdict.Undecided {
		have = append(have, fmt.Sprintf("%s %s %d: %s", u.Addr, u.Attr, u.Range.Start.Line, u.Why))
	}
	want := []string{
		"check.later  17: known after apply",
		"data.zones.z  3: read from the cloud",
		"vswitch.in zone_id 7: known after apply",
		"vswitch.out vpc_id 11: names what the topology does not have",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("undecided (- want, + have):\n%s", d)
	}
	if of := verdict.Undecided[3].Codes; !slices.Contains(of, "NP-VSWITCH-OUTSIDE") {
		t.Errorf("the codes of an unknown VPC are %v, want NP-VSWITCH-OUTSIDE among them", of)
	}
}

// judge is what all rules say of one file.
func judge(t *testing.T, text string) schema.Verdict {
	t.Helper()
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(dir, types)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return topology.Judge(rules.All())
}
