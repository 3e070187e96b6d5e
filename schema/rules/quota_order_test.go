package rules_test

import (
	"strings"
	"testing"

	"netplan/schema"
)

// TestQuotaNamesTheLast has one VSwitch too many: that is the last as people
// count.
func TestQuotaNamesTheLast(t *testing.T) {
	findings := judge(t, `
cloud { region = "cn-hangzhou" }
resource "vpc" "m" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "s" {
  count      = 25
  vpc_id     = vpc.m.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
`).Findings
	if len(findings) != 1 {
		t.Fatalf("%d findings, want 1: %v", len(findings), findings)
	}
	d := findings[0]
	if have := d.Extra.(schema.Note).Addr; have != "vswitch.s[24]" {
		t.Errorf("it is about %s, want vswitch.s[24]", have)
	}
	if want := "(vswitch.s[0], vswitch.s[1], vswitch.s[2] and 22 more)"; !strings.Contains(d.Detail, want) {
		t.Errorf("have %q, want %q in it", d.Detail, want)
	}
}
