package main

import (
	"strings"
	"testing"
)

// planted is a topology with secrets in many places: in ranges that change
// hands, in texts made of them, in what a type hides, in a variable that does
// not say that it is sensitive.
const planted = `cloud { region = "cn-hangzhou" }
variable "range" {
  type      = string
  sensitive = true
}
variable "word" {
  type      = string
  sensitive = true
}
variable "psk" { type = string }

locals {
  fragment = substr(var.word, 2, 6)
}

resource "vpc" "main" {
  vpc_name    = "v-${local.fragment}"
  description = "d ${jsonencode({ word = var.word })}"
  cidr_block  = "172.16.0.0/12"
}
resource "vswitch" "NAME" {
  vpc_id       = vpc.main.id
  zone_id      = "cn-hangzhou-b"
  cidr_block   = var.range
  vswitch_name = "n-${upper(var.word)}"
}
resource "vpc" "tunnel" {
  cidr_block = "192.168.0.0/16"
}
resource "vswitch" "tunnel" {
  vpc_id     = vpc.tunnel.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.0.0/24"
}
resource "customer_gateway" "far" {
  ip_address = "203.0.113.7"
}
resource "vpn_gateway" "near" {
  vpc_id     = vpc.tunnel.id
  bandwidth  = 5
  depends_on = [vswitch.tunnel]
}
resource "vpn_connection" "both" {
  customer_gateway_id = customer_gateway.far.id
  vpn_gateway_id      = vpn_gateway.near.id
  local_subnet        = ["192.168.0.0/24"]
  remote_subnet       = ["10.0.0.0/8"]
  ike_config {
    psk = var.psk
  }
}
`

// TestSavedPlanSecrets looks for planted secrets, and for what is made of them,
// in plans that make, change, replace and remove what has them, in each format.
func TestSavedPlanSecrets(t *testing.T) {
	d := newDesk(t, map[string]string{"x.netplan.hcl": strings.ReplaceAll(planted, "NAME", "one")})
	given := []string{"--var", "range=172.23.45.0/24", "--var", "word=Xyzzy-Plugh", "--var", "psk=Frobozz-77"}
	secret := []string{"172.23.45", "xyzzy", "plugh", "zzy-pl", "frobozz", "zz-77"}
	look := func(o *outcome) {
		t.Helper()
		for _, s := range secret {
			if strings.Contains(strings.ToLower(o.out+o.err), s) {
				t.Errorf("netplan %s tells %s:\n%s%s", strings.Join(o.args, " "), s, o.out, o.err)
			}
		}
	}
	plans := func(args ...string) {
		t.Helper()
		look(d.must(exitDone, with(append(args, given...), "plan", "--out", "DIR/plan", "DIR")...))
		look(&outcome{t: t, args: append([]string{"the file of"}, args...), out: d.read("plan")})
		for _, format := range []string{"text", "json", "markdown", "html"} {
			look(d.must(exitDone, "show", "--format", format, "DIR/plan"))
		}
		for _, format := range []string{"text", "json", "markdown"} {
			look(d.must(exitDone, with(append(args, given...), "plan", "--inverse", "--format", format, "DIR")...))
		}
	}
	plans()
	look(d.must(exitDone, with(given, "apply", "--auto-approve", "DIR/plan")...))
	plans("--destroy")
	d.edit("x.netplan.hcl", `"one"`, `"two"`)
	plans("--allow-destroy", "all") // the range changes hands
	d.edit("x.netplan.hcl", "d ${", "e ${")
	d.edit("x.netplan.hcl", "psk = var.psk", "psk = \"${var.psk}-8\"")
	plans("--allow-destroy", "all")
	look(d.must(exitFailed, "apply", "--auto-approve", "DIR/plan").warns("the plan was made with values for psk, range, word", "give them again"))
	other := []string{"--var", "range=172.23.45.0/24", "--var", "word=Xyzzy-Other", "--var", "psk=Frobozz-77"}
	look(d.must(exitFailed, with(other, "apply", "--auto-approve", "DIR/plan")...).warns("a sensitive value is another"))
}

// TestPlanOutLeavesFilesAlone writes a plan over no other file.
func TestPlanOutLeavesFilesAlone(t *testing.T) {
	d := smallDesk(t)
	d.write("notes", "precious\n")
	d.write("empty", "")
	before := d.files()
	for name, want := range map[string]string{
		"small.netplan.hcl": "another kind of file", "new.netplan.hcl": "another kind of file", "a.auto.netplanvars": "another kind of file",
		"netplan.bindings.json": "another kind of file", "notes": "no saved plan; it is left as it is",
	} {
		d.must(exitFailed, "plan", "--out", "DIR/"+name, "DIR").quiet().warns(want)
	}
	d.must(exitFailed, "plan", "--out", "/dev/null", "DIR").quiet().warns("no regular file")
	for name, text := range before {
		if d.read(name) != text {
			t.Errorf("%s was changed", name)
		}
	}
	d.must(exitDone, "plan", "--out", "DIR/empty", "DIR")
	d.must(exitDone, "plan", "--out", "DIR/empty", "--destroy", "DIR")
	d.must(exitDone, "show", "DIR/empty").says("Saved plan to destroy .")
}

// TestSavedPlanMisplaced says what a saved plan is for.
func TestSavedPlanMisplaced(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "--out", "DIR/plan", "DIR")
	d.must(exitUsage, "plan", "DIR/plan").quiet().warns("is a saved plan", "netplan apply applies it")
	d.must(exitUsage, "destroy", "DIR/plan").quiet().warns("is a saved plan; netplan apply")
	d.must(exitUsage, "apply", "--target", "vpc.main", "DIR/plan").quiet().warns("--target is not for a saved plan")
	d.must(exitUsage, "apply", "--exclude", "vpc.main", "DIR/plan").quiet().warns("--exclude is not for a saved plan")
	moved := newDesk(t, map[string]string{"down/plan": d.read("plan")})
	moved.must(exitFailed, "apply", "--auto-approve", "DIR/down/plan").quiet()
	moved.must(exitDone, "show", "DIR/down/plan").says("+ vpc.main")
}

// TestSavedPlanUnrehearsed is applied as it was made: without a rehearsal.
func TestSavedPlanUnrehearsed(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "--no-rehearsal", "--out", "DIR/plan", "DIR")
	d.must(exitDone, "apply", "--auto-approve", "DIR/plan").says("Not rehearsed.")
}
