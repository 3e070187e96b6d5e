package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var snatEntry = &schema.Type{
	Name:    "snat_entry",
	Summary: "An SNAT entry: the public addresses through which a VSwitch or a range reaches the Internet.",
	Section: "17.17-17.20",
	Actions: schema.Actions{
		Create: "CreateSnatEntry", Read: "DescribeSnatTableEntries",
		Update: []string{"ModifySnatEntry"}, Delete: "DeleteSnatEntry",
	},
	ID:      []string{"snat_entry_id"},
	Parent:  "snat_table_id",
	Natural: []string{"snat_table_id", "source_vswitch_id", "source_cidr"},
	Attrs: []schema.Attr{
		{Name: "snat_table_id", Refs: []string{"nat_gateway.snat_table_ids"}, Doc: "SNAT table of a NAT gateway."},
		{
			Name: "source_vswitch_id", Refs: []string{"vswitch.id"}, OneOf: []string{"source_vswitch_id", "source_cidr"},
			Doc: "VSwitch that it serves, in the gateway's VPC; each has one entry.",
		},
		{
			Name: "source_cidr", Format: catalog.CIDR, Conflicts: []string{"source_vswitch_id"}, // 17.17
			Doc: "Range that it serves, in place of source_vswitch_id.",
		},
		{
			Name: "snat_ip", Cuts: "open connections with an address it had are cut", Type: cty.Set(cty.String), Format: catalog.IPs, Refs: []string{"eip_association.ip_address"}, // 17.17
			Doc: "Public addresses of EIPs bound to the gateway, or of its packages; none that DNAT uses.",
		},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending", "Modifying"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "SNAT entry of the VSwitch", In: "region", Of: []string{"source_vswitch_id"}},
		{Kind: schema.Key, Name: "SNAT entry of the range", In: "snat_table_id", Of: []string{"source_cidr"}},
		{Kind: schema.Key, Name: "SNAT entry of the range", In: "snat_table_id", Of: []string{"source_vswitch_id.cidr_block"}}, // 17.17: its range counts
		{Kind: schema.Use, Name: "public address", In: "region", Of: []string{"snat_ip"}},                                      // 17.13, 17.17
		{Kind: schema.Slot, Name: "snat_entries_per_table", In: "snat_table_id"},
	},
	Lanes:   []string{"snat_table_id"},
	Carries: "connections of its VSwitch or range to the Internet",
	Remake:  "what goes out by it reaches nothing until it is there again",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.1.0/24"
}

resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.app]
}

resource "eip" "public" {}

resource "eip_association" "public" {
  allocation_id = eip.public.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "example" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.app.id
  snat_ip           = [eip_association.public.ip_address]
}
`,
}
