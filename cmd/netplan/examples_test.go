package main

import "testing"

// change is a change of an example: flags, an edited file, or both.
type change struct {
	name string
	args []string
	edit func(*desk)
}

var exampleChanges = []struct {
	example string
	args    []string
	changes []change
}{
	{"quickstart", nil, []change{
		{"more bandwidth", []string{"--var", "bandwidth=50"}, nil},
		{"another name", []string{"--var", "name=shop"}, nil},
		{"another range", []string{"--var", "cidr_block=10.30.0.0/16"}, nil},
		{"one zone less", nil, func(d *desk) { d.edit("network.netplan.hcl", `    app = "cn-hangzhou-b"`, "") }},
		{"another port", nil, func(d *desk) { d.edit("internet.netplan.hcl", `"8443"`, `"9443"`) }},
	}},
	{"hub-spoke", nil, []change{
		{"public", nil, func(d *desk) { d.edit("hub-spoke.netplan.hcl", "public = false", "public = true") }},
		{"a zone more", nil, func(d *desk) {
			d.edit("hub-spoke.netplan.hcl", `["cn-shanghai-a", "cn-shanghai-b"]`, `["cn-shanghai-a", "cn-shanghai-b", "cn-shanghai-a"]`)
		}},
		{"ranges swapped", nil, func(d *desk) {
			d.edit("hub-spoke.netplan.hcl", "index  = 1", "index  = 3")
			d.edit("hub-spoke.netplan.hcl", "index  = 2", "index  = 1")
		}},
	}},
	{"ipv6", nil, []change{
		{"a larger gateway", []string{"--var", "spec=Large"}, nil},
		{"another range", []string{"--var", "cidr_block=10.61.0.0/16"}, nil},
		{"all public", nil, func(d *desk) { d.edit("addresses.netplan.hcl", "public = false", "public = true") }},
		{"more bandwidth", nil, func(d *desk) { d.edit("addresses.netplan.hcl", "mbps = 50", "mbps = 500") }},
		{"nothing recorded", nil, func(d *desk) { d.edit("addresses.netplan.hcl", `"All"`, `"Drop"`) }},
	}},
	{"global", nil, []change{
		{"more bandwidth", []string{"--var", "accelerated=100"}, nil},
		{"another server", []string{"--var", `servers={hangzhou="i-other", virginia="i-virginia"}`}, nil},
		{"another range", nil, func(d *desk) { d.edit("sites.netplan.hcl", "10.81.0.0/16", "10.82.0.0/16") }},
		{"another region", nil, func(d *desk) { d.edit("sites.netplan.hcl", `"us-east-1"`, `"us-west-1"`) }},
	}},
	{"hybrid", nil, []change{
		{"another key", []string{"--var", "bgp_key=another"}, nil},
		{"another AS", []string{"--var", "peer_asn=65002"}, nil},
		{"another line", []string{"--var", "bandwidth=2000"}, nil},
		{"another subnet", nil, func(d *desk) { d.edit("line.netplan.hcl", "10.255.0.0/30", "10.255.1.0/30") }},
		{"another VLAN", nil, func(d *desk) { d.edit("line.netplan.hcl", "= 100\n", "= 200\n") }},
		{"another plant", nil, func(d *desk) { d.edit("networks.netplan.hcl", "172.20.0.0/16", "172.21.0.0/16") }},
		{"another range", nil, func(d *desk) { d.edit("networks.netplan.hcl", "10.2.0.0/16", "10.3.0.0/16") }},
		{"a VPC less", nil, func(d *desk) {
			d.edit("networks.netplan.hcl", `    data = { range = "10.2.0.0/16", spec = "Middle.5" }`, "")
		}},
		{"out of service", nil, func(d *desk) {
			d.edit("line.netplan.hcl", "= \"${var.name}-border\"", "= \"${var.name}-border\"\n  status = \"terminated\"")
		}},
	}},
	{"vpn", []string{"--var", `keys={plant="one key", shop="another key"}`}, []change{
		{"another key", []string{"--var", `keys={plant="one key", shop="a new key"}`}, nil},
		{"a wider gateway", []string{"--var", "bandwidth=20"}, nil},
		{"a computer more", []string{"--var", `computers=["notebook-2", "notebook-3"]`}, nil},
		{"another range", []string{"--var", "cidr_block=10.92.0.0/16"}, nil},
		{"another proposal", nil, func(d *desk) { d.edit("offices.netplan.hcl", "\"group2\"", "\"group5\"") }},
		{"left to the cloud", nil, func(d *desk) {
			d.edit("offices.netplan.hcl", "    ike_lifetime = 28800\n", "")
			d.edit("offices.netplan.hcl", "3600", "7200")
		}},
		{"another network", nil, func(d *desk) { d.edit("offices.netplan.hcl", "172.21.2.0/24", "172.21.3.0/24") }},
		{"an office less", nil, func(d *desk) {
			d.edit("offices.netplan.hcl", `    plant = { address = "203.0.113.10", networks = ["172.20.0.0/16"], group = "group14" }`, "")
		}},
	}},
	{"large", []string{"--var", "size=42"}, []change{
		{"larger", []string{"--var", "size=84"}, nil},
		{"smaller", []string{"--var", "size=21"}, nil},
	}},
}

// TestExamples takes each example through its life: applied, changed, and
// destroyed, with nothing to do after each step and nothing left at the end.
func TestExamples(t *testing.T) {
	for _, e := range exampleChanges {
		for _, c := range e.changes {
			t.Run(e.example+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				d := deskWith(t, e.example)
				settle(d, e.args...)
				if have := d.objects(); len(have) == 0 {
					t.Fatal("the cloud holds nothing after apply")
				}
				if c.edit != nil {
					c.edit(d)
				}
				args := append(e.args[:len(e.args):len(e.args)], c.args...)
				d.must(exitDiffer, with(args, "plan", "--detailed-exitcode", "--allow-destroy", "all", "DIR")...)
				settle(d, args...)
				d.must(exitDone, with(args, "destroy", "--auto-approve", "DIR")...)
				if have := d.objects(); len(have) > 0 {
					t.Errorf("the cloud holds %v after destroy, want nothing", have)
				}
			})
		}
	}
}

// settle applies a topology, and looks that nothing is left to do.
func settle(d *desk, args ...string) {
	d.t.Helper()
	d.must(exitDone, with(args, "apply", "--auto-approve", "--allow-destroy", "all", "DIR")...)
	clean(d, args...)
}

// clean looks that plan finds nothing to do and drift nothing changed.
func clean(d *desk, args ...string) {
	d.t.Helper()
	d.must(exitDone, with(args, "plan", "--detailed-exitcode", "DIR")...).says("No changes")
	d.must(exitDone, with(args, "drift", "DIR")...).says("No drift")
}

func with(more []string, args ...string) []string { return append(args, more...) }
