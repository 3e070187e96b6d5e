package main

import (
	"testing"

	"netplan/cmd/netplan/report"
)

// TestConditionsOfWhatGoes has a check and a postcondition that fail: they are
// told when the objects are there, and do not keep them from going.
func TestConditionsOfWhatGoes(t *testing.T) {
	d := smallDesk(t)
	d.write("check.netplan.hcl", `
resource "eip" "a" {
  lifecycle {
    postcondition {
      condition     = self.ip_address == "none"
      error_message = "the address is not none"
    }
  }
}
`)
	d.must(exitFailed, "apply", "--auto-approve", "DIR").says("Applied").warns("the address is not none", "NP-CHECK")
	d.must(exitFailed, "plan", "DIR").warns("the address is not none")
	d.must(exitDone, "destroy", "--auto-approve", "DIR")
	if have := d.objects(); len(have) > 0 {
		t.Errorf("the cloud holds %v, want nothing", have)
	}
}

// TestOutsiders routes to an instance, which the API does not have: the
// embedded cloud takes it for granted as the rehearsal does.
func TestOutsiders(t *testing.T) {
	d := smallDesk(t)
	d.write("route.netplan.hcl", `
resource "route_entry" "a" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/24"
  next_hop_type          = "Instance"
  next_hop_id            = "i-example"
}
`)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.must(exitDone, "plan", "--detailed-exitcode", "DIR")
	d.must(exitDone, "destroy", "--auto-approve", "DIR")
}

// TestDestroyKeepsWhatIsRemoved forgets what a removed block lets go, though
// everything else is destroyed.
func TestDestroyKeepsWhatIsRemoved(t *testing.T) {
	d := smallDesk(t)
	d.write("kept.netplan.hcl", "resource \"eip\" \"kept\" {}\n")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.write("kept.netplan.hcl", "removed {\n  from = eip.kept\n  lifecycle {\n    destroy = false\n  }\n}\n")
	d.must(exitDone, "destroy", "--auto-approve", "DIR")
	if have := d.objects(); have["eip"] != 1 || len(have) != 1 {
		t.Errorf("the cloud holds %v, want one EIP", have)
	}
}

// TestDestroyKeepsWhatIsPrepaid removes all but a prepaid EIP: the output names
// it, in text and JSON, and the exit code says that not all is gone.
func TestDestroyKeepsWhatIsPrepaid(t *testing.T) {
	d := smallDesk(t)
	d.write("paid.netplan.hcl", `
resource "eip" "paid" {
  instance_charge_type = "PrePaid"
  period               = 1
  pricing_cycle        = "Month"
  auto_pay             = true
}
`)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.must(exitDone, "plan", "--destroy", "DIR").says("1 to destroy, 1 kept", "! eip.paid (eip-", "paid for in advance")
	d.must(exitDone, "plan", "--destroy", "--format", "markdown", "DIR").says("! eip.paid (eip-")
	d.must(exitFailed, "destroy", "--auto-approve", "DIR").says("Applied: 1 step done", "! eip.paid (eip-").warns("1 bound object is kept")
	if have := d.objects(); have["eip"] != 1 || len(have) != 1 {
		t.Errorf("the cloud holds %v, want one EIP", have)
	}
	var doc report.ResultDocument
	d.must(exitFailed, "destroy", "--format", "json", "--auto-approve", "DIR").json(&doc)
	if !doc.OK || len(doc.Kept) != 1 || doc.Kept[0].Address != "eip.paid" || doc.Kept[0].Why == "" {
		t.Errorf("have %+v", doc)
	}
	d.must(exitFailed, "destroy", "--auto-approve", "DIR").says("Plan: 1 kept.")
	d.must(exitDone, "bindings", "rm", "--dir", "DIR", "eip.paid")
	d.must(exitDone, "destroy", "--auto-approve", "DIR")
}

// TestPreconditionsAtApply has a precondition that only the apply can decide: the
// rehearsal does not, and the step that it belongs to is not made.
func TestPreconditionsAtApply(t *testing.T) {
	d := smallDesk(t)
	d.write("check.netplan.hcl", `
resource "eip" "first" {}
resource "eip" "second" {
  lifecycle {
    precondition {
      condition     = eip.first.ip_address == "none"
      error_message = "the address is not none"
    }
  }
}
`)
	d.must(exitDone, "plan", "DIR")
	d.must(exitFailed, "apply", "--auto-approve", "DIR").says("the address is not none", "eip.first.ip_address is ")
	if have := d.objects(); have["eip"] != 1 {
		t.Errorf("the cloud holds %v, want one EIP", have)
	}
}
