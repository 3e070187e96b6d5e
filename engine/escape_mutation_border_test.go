package engine_test

import (
	"fmt"
	"strings"
)

// manyOf writes a block several times; N in it is the number of each.
func manyOf(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "N", fmt.Sprint(i)) + "\n")
	}
	return b.String()
}

// connectionRows are combinations of chapters 9 to 12.
var connectionRows = []rowMutation{
	{name: "interfaces joined anew", on: "router_interface router_interface", add: `resource "router_interface_connection" "row" {
  region                = @1
  router_interface_id   = $1.id
  opposite_interface_id = $2.id
  opposite_region_id    = @2
}`},
	{name: "other end of a connection", on: "router_interface_connection router_interface", set: []string{"opposite_interface_id", "$2.id"}},
	{name: "interface on another router", on: "router_interface vpc", set: []string{"router_id", "$2.vrouter_id"}},
	{name: "interface towards another router", on: "router_interface vpc", set: []string{"opposite_router_id", "$2.vrouter_id"}},
	{name: "many interfaces of a router", on: "vpc", add: manyOf(6, `resource "router_interface" "rowN" {
  region               = @1
  router_id            = $1.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-qingdao"
  opposite_router_type = "VRouter"
}`)},
	{name: "health check from a VPC", on: "router_interface vpc", set: []string{"health_check_source_ip", "cidrhost($2.cidr_block, 9)", "health_check_target_ip", `"10.255.0.9"`}},
	{name: "VBR on the VLAN of another", on: "virtual_border_router virtual_border_router", set: []string{"vlan_id", "$2.vlan_id", "physical_connection_id", "$2.physical_connection_id"}},
	{name: "VBR on another line", on: "virtual_border_router physical_connection", set: []string{"physical_connection_id", "$2.id"}},
	{name: "further line of a VBR", on: "virtual_border_router physical_connection", set: []string{"associated_physical_connections", "[$2.id]"}},
	{name: "line that is redundant for another", on: "physical_connection physical_connection", set: []string{"redundant_physical_connection_id", "$2.id"}},
	{name: "line out of service", on: "physical_connection", set: []string{"status", `"Terminated"`}},
	{name: "lines that are not in service", on: "physical_connection", add: manyOf(6, `resource "physical_connection" "rowN" {
  region          = @1
  access_point_id = $1.access_point_id
  line_operator   = "CT"
  peer_location   = "Example Road N"
  status          = "Confirmed"
}`)},
	{name: "route of a VBR over another line", on: "virtual_border_router virtual_border_router", add: routeRow("$1.route_table_id", `"172.31.0.0/16"`, "$2.vlan_interface_id", "RouterInterface")},
	{name: "route of a VBR over a connection", on: "virtual_border_router router_interface_connection", add: routeRow("$1.route_table_id", `"172.31.0.0/16"`, "$2.router_interface_id", "RouterInterface")},
	{name: "route of a VBR to cloud services", on: "virtual_border_router", add: routeRow("$1.route_table_id", `"100.100.0.0/16"`, "$1.vlan_interface_id", "RouterInterface")},
	{name: "route of a VPC over a line", on: "vpc virtual_border_router", add: routeRow("$1.route_table_id", `"172.31.0.0/16"`, "$2.vlan_interface_id", "RouterInterface")},
	{name: "BGP peer of an address that is had", on: "bgp_group bgp_peer", add: `resource "bgp_peer" "row" {
  region          = @1
  bgp_group_id    = $1.id
  peer_ip_address = $2.peer_ip_address
}`},
	{name: "BGP peer without address", on: "bgp_group", add: manyOf(2, "resource \"bgp_peer\" \"rowN\" {\n  region = @1\n  bgp_group_id = $1.id\n}")},
	{name: "BGP network that is announced", on: "bgp_network virtual_border_router", add: `resource "bgp_network" "row" {
  region         = @1
  router_id      = $2.id
  dst_cidr_block = $1.dst_cidr_block
}`},
}
