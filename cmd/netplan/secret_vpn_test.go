package main

import (
	"context"
	"strings"
	"testing"

	"netplan/cloudapi"
)

const tunnel = `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 5
}

resource "customer_gateway" "office" {
  ip_address = "203.0.113.10"
}

resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]

  ike_config {
    psk         = "hush \"one\""
    ike_version = "ikev1"
  }
}

output "key" {
  value = vpn_connection.office.ike_config.psk
}

output "phase" {
  value = vpn_connection.office.ike_config
}

output "pfs" {
  value = vpn_connection.office.ike_config.ike_pfs
}
`

// tunnelDesk has a folder with a connection whose key is written without
// further ado.
func tunnelDesk(t *testing.T) *desk {
	return newDesk(t, map[string]string{"tunnel.netplan.hcl": tunnel})
}

// hushed looks that no output of a command tells a key.
func (o *outcome) hushed() *outcome {
	o.t.Helper()
	if strings.Contains(o.out+o.err, "hush") {
		o.t.Errorf("netplan %s tells the key:\n%s%s", strings.Join(o.args, " "), o.out, o.err)
	}
	return o
}

// everything prints whatever there is to print, and looks for the key.
func (d *desk) everything() {
	d.t.Helper()
	d.must(exitDone, "validate", "DIR").hushed()
	for _, mode := range [][]string{{"plan"}, {"plan", "--destroy"}} {
		for _, format := range []string{"text", "json", "markdown", "html"} {
			d.must(exitDone, with([]string{"--format", format, "--out", "DIR/plan", "DIR"}, mode...)...).hushed()
		}
	}
	for _, format := range []string{"text", "json"} {
		d.must(exitDone, "show", "--format", format, "DIR/plan").hushed()
		d.must(exitDone, "output", "--format", format, "DIR").hushed()
	}
	for _, format := range []string{"text", "json", "sarif", "junit", "github"} {
		d.run("drift", "--format", format, "DIR").hushed()
	}
	d.must(exitDone, "graph", "DIR").hushed()
	d.run("bindings", "list", "--format", "json", "--dir", "DIR").hushed()
	d.must(exitDone, "adopt", "--auto-approve", "DIR").hushed()
	for name, text := range d.files() {
		if strings.Contains(text, "hush") && name != "tunnel.netplan.hcl" && name != ".netplan/sim/cloud.json" {
			d.t.Errorf("%s holds the key:\n%s", name, text)
		}
	}
}

// TestKeysAreNotTold takes a connection through its life and looks for its key
// in whatever is printed and in every file but the topology and the simulated
// cloud itself.
func TestKeysAreNotTold(t *testing.T) {
	d := tunnelDesk(t)
	d.everything()
	d.must(exitDone, "apply", "--auto-approve", "DIR").hushed().says("key = (sensitive)", "phase = (sensitive)", `pfs = "group2"`)
	d.everything()
	d.must(exitDone, "drift", "DIR").says("No drift")

	d.edit("tunnel.netplan.hcl", "hush \\\"one\\\"", "hush two")
	d.everything()
	plan := d.must(exitDone, "plan", "DIR").says("1 to change", "ike_config.psk  (sensitive) -> (sensitive)", "1 ModifyVpnConnectionAttribute")
	if strings.Contains(plan.out, "ike_version") {
		t.Errorf("the plan tells a setting that does not change:\n%s", plan.out)
	}
	d.must(exitDone, "apply", "--format", "json", "--auto-approve", "DIR").hushed()
	d.must(exitDone, "plan", "DIR").says("No changes")

	at := "VpnConnectionId=" + d.bound("vpn_connection.office")
	d.call("ModifyVpnConnectionAttribute", at, `IkeConfig={"Psk":"hush three"}`)
	d.must(exitDiffer, "drift", "DIR").hushed().says("ike_config.psk  (sensitive) -> (sensitive)", "1 changed")
	d.everything()
	d.edit("tunnel.netplan.hcl", "    psk         = \"hush two\"\n", "")
	d.must(exitDone, "plan", "DIR").says("No changes")
	d.everything() // the key is the cloud's, and as secret

	d.edit("tunnel.netplan.hcl", `"ikev1"`, `"ikev2"`)
	d.must(exitDone, "apply", "--auto-approve", "DIR").hushed().says("Applied: 1 step")
	config := d.call("DescribeVpnConnection", at)["IkeConfig"].(map[string]any)
	if config["Psk"] != "hush three" || config["IkeVersion"] != "ikev2" {
		t.Errorf("have %v, want the key of before with the version that is written", config)
	}
	d.must(exitDone, "destroy", "--auto-approve", "DIR").hushed()
}

// TestSettingsThatGo removes a connection of which a setting was given a
// sensitive value: the bindings remember which, and not what.
func TestSettingsThatGo(t *testing.T) {
	d := tunnelDesk(t)
	d.edit("tunnel.netplan.hcl", `ike_version = "ikev1"`, "local_id = var.id")
	d.edit("tunnel.netplan.hcl", "output \"pfs\" {", "variable \"id\" {\n  default   = \"hush-office\"\n  sensitive = true\n}\n\noutput \"pfs\" {")
	d.must(exitDone, "apply", "--auto-approve", "DIR").hushed()
	text, _, _ := strings.Cut(d.read("tunnel.netplan.hcl"), `resource "vpn_connection"`)
	d.write("tunnel.netplan.hcl", text)
	for _, format := range []string{"text", "json", "markdown", "html"} {
		d.must(exitDone, "plan", "--format", format, "DIR").hushed().says("ike_config.local_id", "ike_config.psk", "group2")
	}
	if bindings := d.read(".netplan/sim/netplan.bindings.json"); !strings.Contains(bindings, "ike_config.local_id") || strings.Contains(bindings, "hush") {
		t.Errorf("have the bindings\n%s", bindings)
	}
}

// TestKeysOfFailures is refused by a cloud that repeats the parameters in its
// message.
func TestKeysOfFailures(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		d := tunnelDesk(t)
		d.wrap = func(api cloudapi.API) cloudapi.API { return repeating{api} }
		d.must(exitFailed, "apply", "--format", format, "--auto-approve", "DIR").hushed().says("is no good: ", "(sensitive)")
		if journal := d.read(".netplan/sim/journal.last"); strings.Contains(journal, "hush") {
			t.Errorf("the journal tells the key:\n%s", journal)
		}
	}
}

// repeating is a cloud that refuses IPsec connections and says which.
type repeating struct{ cloudapi.API }

func (c repeating) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if r.Action != "CreateVpnConnection" {
		return c.API.Call(ctx, r)
	}
	return nil, &cloudapi.Error{Action: r.Action, Code: "InvalidParameter", Message: "This is no good: " + r.Params["IkeConfig"], Status: 400}
}
