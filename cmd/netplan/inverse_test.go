package main

import (
	"strings"
	"testing"

	"netplan/cmd/netplan/report"
)

// TestInverseOfUpdate undoes a change in place.
func TestInverseOfUpdate(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "--inverse", "DIR").says("The way back from the plan (1 to create)", "- vpc.main\n", "Plan: 1 to destroy.")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	before := d.read(".netplan/sim/netplan.bindings.json")
	d.must(exitDone, "plan", "--inverse", "DIR").says("There is nothing to undo")
	d.must(exitDone, "plan", "--inverse", "--var", "name=other", "DIR").says("vpc_name  other -> small", "Plan: 1 to change.")
	d.must(exitDiffer, "plan", "--inverse", "--detailed-exitcode", "--var", "name=other", "DIR")
	if d.read(".netplan/sim/netplan.bindings.json") != before || d.must(exitDone, "plan", "DIR").out != "No changes: the cloud is what the topology says.\n" {
		t.Error("something was changed")
	}
}

// TestInverseOfRemoval tells what does not come back, and what to write.
func TestInverseOfRemoval(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	id := d.bound("vpc.main")
	o := d.must(exitDone, "plan", "--inverse", "--destroy", "DIR").says(
		"The way back from the plan (1 to destroy)", "+ vpc.main", "This cannot be undone:\n  ! vpc.main: the id "+id+" does not come back",
		"resource \"vpc\" \"main\" {\n", `"10.0.0.0/16"`, "# description is sensitive: write it here")
	if strings.Contains(o.out, "hush") {
		t.Errorf("it tells a secret:\n%s", o.out)
	}
	var doc report.InverseDocument
	d.must(exitDone, "plan", "--inverse", "--destroy", "--format", "json", "DIR").json(&doc)
	if doc.Undoes["delete"] != 1 || doc.Plan.Summary["create"] != 1 || len(doc.NotUndone) != 1 || doc.NotUndone[0].Attribute != "id" || !strings.HasPrefix(doc.HCL, "resource") {
		t.Errorf("have %+v", doc)
	}
	d.must(exitDone, "plan", "--inverse", "--destroy", "--format", "markdown", "DIR").says("### netplan: the way back\n", "#### This cannot be undone", "```hcl\nresource")
}

// TestInverseMadeUp tells nothing that only the rehearsal made up.
func TestInverseMadeUp(t *testing.T) {
	d := deskWith(t, "quickstart")
	for _, format := range []string{"text", "json", "markdown"} {
		o := d.must(exitDone, "plan", "--inverse", "--format", format, "DIR")
		o.says("(id of vpc.main)")
		for _, made := range []string{"vpc-bp", "vsw-bp", "eip-bp", "198.18", "198.19"} {
			if strings.Contains(o.out, made) {
				t.Errorf("%s: it tells %s:\n%s", format, made, o.out)
			}
		}
	}
}

// TestInverseRefuses refuses what it has no use for.
func TestInverseRefuses(t *testing.T) {
	d := smallDesk(t)
	d.must(exitUsage, "plan", "--inverse", "--out", "DIR/plan", "DIR").quiet().warns("--inverse shows the way back and saves no plan")
	d.must(exitUsage, "plan", "--inverse", "--format", "html", "DIR").quiet().warns("text, json or markdown")
	d.must(exitFailed, "plan", "--inverse", "--no-rehearsal", "DIR").quiet().warns("leave out --no-rehearsal")
}

// TestInversePasted is the whole way round: what a plan destroys is pasted from
// its inverse and applied, and nothing is left to do.
func TestInversePasted(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.edit("internet.netplan.hcl", "resource \"common_bandwidth_package\" \"shared\"", "resource \"common_bandwidth_package\" \"other\"")
	d.edit("internet.netplan.hcl", "common_bandwidth_package.shared.", "common_bandwidth_package.other.")
	var doc report.InverseDocument
	d.must(exitDone, "plan", "--inverse", "--format", "json", "DIR").json(&doc)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.edit("internet.netplan.hcl", "common_bandwidth_package.other.", "common_bandwidth_package.shared.")
	d.write("again.netplan.hcl", doc.HCL)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.must(exitDone, "plan", "DIR").says("No changes")
}

// association is a VSwitch with a route table of its own, which has no loss.
const association = `cloud { region = "cn-hangzhou" }
resource "vpc" "m" { cidr_block = "10.0.0.0/16" }
resource "vswitch" "a" {
  vpc_id     = vpc.m.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
`

const associated = `resource "route_table" "t" { vpc_id = vpc.m.id }
resource "route_table_association" "t" {
  route_table_id = route_table.t.id
  vswitch_id     = vswitch.a.id
}
`

// TestInversePastedWithoutLoss pastes what is destroyed and comes back just as it
// was, and what was only forgotten; a moved VPC goes by its new address.
func TestInversePastedWithoutLoss(t *testing.T) {
	const left = "removed {\n  from = route_table.t\n  lifecycle { destroy = false }\n}\n"
	for name, test := range map[string]struct{ keep, forget, move string }{
		"destroyed": {keep: "resource \"route_table\" \"t\" { vpc_id = vpc.m.id }\n"},
		"forgotten": {forget: left},
		"moved":     {forget: left, move: "moved {\n  from = vpc.m\n  to = vpc.hub\n}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, map[string]string{"a.netplan.hcl": association + associated})
			d.must(exitDone, "apply", "--auto-approve", "DIR")
			base := association
			if test.move != "" {
				base = strings.NewReplacer(`"m"`, `"hub"`, "vpc.m.", "vpc.hub.").Replace(base) + test.move
			}
			d.write("a.netplan.hcl", base+test.keep+test.forget)
			o := d.must(exitDone, "plan", "--inverse", "DIR").says("To be written again", "+ route_table_association.t")
			if strings.Contains(o.out, "is now") || strings.Contains(o.out, "+ route table   route_table.t") {
				t.Errorf("it tells what is not so:\n%s", o.out)
			}
			if test.move != "" {
				o.says("vpc.hub was vpc.m before the plan")
			}
			var doc report.InverseDocument
			d.must(exitDone, "plan", "--inverse", "--format", "json", "DIR").json(&doc)
			d.must(exitDone, "apply", "--auto-approve", "DIR")
			d.write("a.netplan.hcl", base+test.keep+doc.HCL)
			d.must(exitDone, "apply", "--auto-approve", "DIR")
			d.must(exitDone, "plan", "DIR").says("No changes")
		})
	}
}
