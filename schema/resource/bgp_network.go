package resource

import "netplan/schema"

var bgpNetwork = &schema.Type{
	Name:    "bgp_network",
	Summary: "A range that a virtual border router announces to its BGP peers.",
	Section: "12.1, 12.9, 12.10",
	Actions: schema.Actions{
		Create: "AddBgpNetwork", Read: "DescribeBgpNetworks", Delete: "DeleteBgpNetwork",
	},
	ID:      []string{"router_id", "dst_cidr_block"},
	Parent:  "router_id",
	Natural: []string{"router_id", "dst_cidr_block"},
	Attrs: []schema.Attr{
		{Name: "router_id", Refs: []string{"virtual_border_router.id"}, Doc: "Virtual border router that announces it."},
		{Name: "dst_cidr_block", Doc: "The range, that of a VPC or VSwitch, once on the router."},
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that the range is of."},
	},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "BGP network", In: "router_id", Of: []string{"dst_cidr_block"}},
		{Kind: schema.Slot, Name: "bgp_networks_per_vbr", In: "router_id"},
	},
	Carries: "connections from the other site to its range",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "physical_connection" "main" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1, Hangzhou"
}

resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.main.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}

resource "bgp_network" "example" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = vpc.main.cidr_block
  vpc_id         = vpc.main.id
}
`,
}
