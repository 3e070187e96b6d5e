package resource

import "netplan/schema"

var bgpPeer = &schema.Type{
	Name:    "bgp_peer",
	Summary: "A BGP session of a virtual border router with a router of the data centre.",
	Section: "12.6-12.8",
	Actions: schema.Actions{
		Create: "CreateBgpPeer", Read: "DescribeBgpPeers", Delete: "DeleteBgpPeer",
	},
	ID:      []string{"bgp_peer_id"},
	Parent:  "bgp_group_id",
	Natural: []string{"bgp_group_id", "peer_ip_address"},
	Attrs: []schema.Attr{
		{Name: "bgp_group_id", Refs: []string{"bgp_group.id"}, Doc: "BGP group that it belongs to."},
		{
			Name: "peer_ip_address",
			Doc:  "IPv4 address of the router; the VBR's peer_gateway_ip when left out, which a VBR with several physical connections does not permit.",
		},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available", "active"}, Wait: []string{"Pending"}}, // 12.7
	Hidden: []string{"AuthKey"},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "BGP peer address", In: "bgp_group_id.router_id", Of: []string{"peer_ip_address"}},
		{Kind: schema.Slot, Name: "bgp_peers_per_vbr", In: "bgp_group_id.router_id"},
	},
	Lanes:   []string{"bgp_group_id"},
	Carries: "connections over routes that it announces",
	Example: `
cloud { region = "cn-hangzhou" }

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

resource "bgp_group" "main" {
  router_id = virtual_border_router.main.id
  peer_asn  = 65001
}

resource "bgp_peer" "example" {
  bgp_group_id    = bgp_group.main.id
  peer_ip_address = "10.255.0.2"
}
`,
}
