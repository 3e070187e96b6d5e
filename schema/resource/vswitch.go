package resource

import (
	"net/netip"
	"strconv"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var vswitch = &schema.Type{
	Name:    "vswitch",
	Summary: "A subnet of a VPC in one zone.",
	Section: "6",
	Actions: schema.Actions{
		Create: "CreateVSwitch", Read: "DescribeVSwitches",
		Update: []string{"ModifyVSwitchAttribute"}, Delete: "DeleteVSwitch",
	},
	ID:      []string{"vswitch_id"},
	Parent:  "vpc_id",
	Natural: []string{"vpc_id", "cidr_block"},
	Attrs: []schema.Attr{
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that it belongs to."},
		{Name: "zone_id", Doc: "Zone, one of the region's."},
		{Name: "cidr_block", Doc: "Address range inside the VPC's, prefix length 16 to 29; the first and the last three addresses are reserved."},
		{Name: "vswitch_name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{
			Name: "ipv6_cidr_block", Decode: lastIPv6Bits, // 6.1 returns the whole prefix
			Doc: "Last 8 bits of the IPv6 range, 0 to 255; its prefix length is 64.",
		},
		{Name: "addresses_needed", Mode: schema.Hint, Type: cty.Number, Doc: "How many addresses it needs for use. netplan warns where cidr_block has fewer (NP-VSWITCH-SIZE); the API is not told."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending"}},
	Claims: []schema.Claim{
		{Kind: schema.Prefix, Name: "address range", In: "^vpc", Of: []string{"cidr_block"}},
		{
			Kind: schema.Key, Name: "IPv6 range", In: "^vpc", Of: []string{"ipv6_cidr_block"},
			Park: &schema.Park{Attr: "ipv6_cidr_block", Values: numbers(255, 0), Cut: "nothing reaches it over IPv6 until it has its new range"},
		},
		{Kind: schema.Around, Name: "range of a VSwitch or route", In: "^vpc", Of: []string{"cidr_block"}}, // 6.4, 8.8
		{Kind: schema.Slot, Name: "vswitches_per_vpc", In: "^vpc"},
	},
	Lanes:   []string{"^vpc"},
	Carries: "connections of its hosts",
	Renewed: "hosts in it do not move to the new one, and the old one goes only when it has none",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vswitch" "example" {
  vpc_id       = vpc.main.id
  zone_id      = "cn-hangzhou-b"
  cidr_block   = "192.168.1.0/24"
  vswitch_name = "example"
  description  = "An example subnet"
}
`,
}

// lastIPv6Bits are the last 8 of the 64 bits of an IPv6 range (6.2), empty for
// what is none.
func lastIPv6Bits(block string) string {
	p, err := netip.ParsePrefix(block)
	if err != nil || !p.Addr().Is6() || p.Bits() != 64 {
		return ""
	}
	return strconv.Itoa(int(p.Addr().As16()[7]))
}
