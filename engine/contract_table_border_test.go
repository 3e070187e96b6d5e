package engine_test

import (
	"strings"

	"netplan/cloudapi/sim"
)

const otherLine = `
resource "physical_connection" "other" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CU"
  peer_location   = "Example Road 2, Hangzhou"
}
`

const otherRouter = `
resource "virtual_border_router" "other" {
  physical_connection_id = physical_connection.main.id
  vlan_id                = 200
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

// inBeijing is a line to an access point of Beijing.
func inBeijing(line string) string {
	return strings.Replace(line, "ap-cn-hangzhou-A", "ap-cn-beijing-yz-A", 1)
}

// wider has a third address for a router.
var wider = map[string]string{"peering_subnet_mask": `"255.255.255.248"`}

// borderVariations are those of chapters 10 to 12.
var borderVariations = map[string]variation{
	"physical_connection.access_point_id": {why: "access points of the region", first: `"ap-cn-beijing-dx-A"`, other: `"ap-cn-beijing-dx-B"`},
	"physical_connection.peer_location":   {why: "any text", first: `"Example Road 1"`, other: `"Example Road 2"`},
	"physical_connection.bandwidth":       {why: "the line is built", first: "200", other: "10240", replaced: true},
	"physical_connection.port_type":       {why: "the line is built", first: `"1000Base-T"`, other: `"10GBase-LR"`, replaced: true},
	"physical_connection.circuit_code":    {why: "any text", first: `"CT-1"`, other: `"CT-2"`},
	"physical_connection.redundant_physical_connection_id": {
		why: "another connection", first: "physical_connection.other.id", other: "physical_connection.third.id",
		more: inBeijing(otherLine) + inBeijing(strings.Replace(otherLine, `"other"`, `"third"`, 1)), replaced: true,
	},
	"virtual_border_router.physical_connection_id": {why: "another connection", first: "physical_connection.main.id", other: "physical_connection.other.id", more: otherLine},
	"virtual_border_router.local_gateway_ip":       {why: "in the subnet of the peer", first: `"10.255.0.1"`, other: `"10.255.0.3"`, set: wider},
	"virtual_border_router.peer_gateway_ip":        {why: "in the subnet of the cloud", first: `"10.255.0.2"`, other: `"10.255.0.3"`, set: wider},
	"virtual_border_router.peering_subnet_mask":    {why: "24 to 30 bits", first: `"255.255.255.252"`, other: `"255.255.255.0"`},
	"virtual_border_router.circuit_code":           {why: "any text", first: `"CT-1"`, other: `"CT-2"`},
	"virtual_border_router.associated_physical_connections": {
		why: "none, after one, and deleted with one", first: "[physical_connection.other.id]", other: "[physical_connection.third.id]",
		more: otherLine + strings.Replace(otherLine, `"other"`, `"third"`, 1),
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
