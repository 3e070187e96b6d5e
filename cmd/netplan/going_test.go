package main

import "testing"

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
