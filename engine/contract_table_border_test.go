package engine_test

import "netplan/cloudapi/sim"

const otherRouter = `
resource "virtual_border_router" "other" {
  physical_connection_id = "pc-other"
  vlan_id                = 100
  local_gateway_ip       = "10.255.1.1"
  peer_gateway_ip        = "10.255.1.2"
  peering_subnet_mask    = "255.255.255.252"
}
`

const otherGroup = `
resource "bgp_group" "other" {
  router_id = virtual_border_router.main.id
  peer_asn  = 65002
}
`

// borderVariations are those of chapters 10 to 12.
var borderVariations = map[string]variation{
	"virtual_border_router.physical_connection_id": {why: "another connection", first: `"pc-example"`, other: `"pc-other"`},
	"virtual_border_router.local_gateway_ip":       {why: "in the subnet of the peer", first: `"10.255.0.1"`, other: `"10.255.0.3"`},
	"virtual_border_router.peer_gateway_ip":        {why: "in the subnet of the cloud", first: `"10.255.0.2"`, other: `"10.255.0.3"`},
	"virtual_border_router.peering_subnet_mask":    {why: "24 to 30 bits", first: `"255.255.255.252"`, other: `"255.255.255.0"`},
	"virtual_border_router.circuit_code":           {why: "any text", first: `"CT-1"`, other: `"CT-2"`},
	"virtual_border_router.associated_physical_connections": {
		why: "its own alone takes the others away, which is needed to delete it", first: `["pc-other"]`, other: `["pc-example"]`,
	},
	"virtual_border_router.vbr_owner_id": {why: "the account that calls", first: sim.Account},

	"bgp_group.router_id": {why: "another VBR", first: "virtual_border_router.main.id", other: "virtual_border_router.other.id", more: otherRouter},
	"bgp_group.auth_key":  {why: "any visible characters", first: `"hunter-1"`, other: `"hunter-2"`},

	"bgp_peer.bgp_group_id":    {why: "another group", first: "bgp_group.main.id", other: "bgp_group.other.id", more: otherGroup},
	"bgp_peer.peer_ip_address": {why: "any address", first: `"10.255.0.2"`, other: `"10.255.0.3"`},

	"bgp_network.router_id":      {why: "another VBR", first: "virtual_border_router.main.id", other: "virtual_border_router.other.id", more: otherRouter},
	"bgp_network.dst_cidr_block": {why: "ranges of the VPC", first: "vpc.main.cidr_block", other: `"192.168.1.0/24"`},
	"bgp_network.vpc_id":         {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},
}
