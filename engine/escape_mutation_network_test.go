package engine_test

// networkRows are combinations of chapters 5 to 8, 13 and 17.
var networkRows = []rowMutation{
	{name: "VSwitch inside another", on: "vswitch", add: `resource "vswitch" "row" {
  region     = @1
  vpc_id     = $1.vpc_id
  zone_id    = $1.zone_id
  cidr_block = cidrsubnet($1.cidr_block, 2, 1)
}`},
	{name: "VSwitch of the whole VPC", on: "vswitch vpc", set: []string{"cidr_block", "$2.cidr_block"}},
	{name: "route to a VSwitch", on: "vswitch vpc", add: routeRow("$2.route_table_id", "$1.cidr_block", `"i-1"`, "")},
	{name: "route into a VSwitch", on: "vswitch vpc", add: routeRow("$2.route_table_id", "cidrsubnet($1.cidr_block, 3, 5)", `"i-1"`, "")},
	{name: "route around a VSwitch", on: "vswitch vpc", add: routeRow("$2.route_table_id", "$2.cidr_block", `"i-1"`, "")},
	{name: "route as another", on: "route_entry", add: routeRow("$1.route_table_id", "$1.destination_cidr_block", `"i-2"`, "")},
	{name: "default route beside a NAT gateway", on: "nat_gateway vpc", add: routeRow("$2.route_table_id", `"0.0.0.0/0"`, `"i-1"`, "")},
	{name: "route over a VPN gateway", on: "vpn_gateway vpc", add: routeRow("$2.route_table_id", `"172.31.0.0/16"`, "$1.id", "VpnGateway")},
	{name: "route over an IPv6 gateway", on: "ipv6_gateway vpc", add: routeRow("$2.route_table_id", `"2001:db8:9::/48"`, "$1.id", "IPv6Gateway")},
	{name: "route over an interface", on: "router_interface vpc", add: routeRow("$2.route_table_id", `"172.31.0.0/16"`, "$1.id", "RouterInterface")},
	{name: "routes over HaVips", on: "vpc", add: manyOf(6, routeRow("$1.route_table_id", `"172.30.N.0/24"`, `"havip-N"`, "HaVip"))},
	{name: "many routes", on: "vpc", add: manyOf(49, routeRow("$1.route_table_id", `"172.30.N.0/24"`, `"i-1"`, ""))},
	{name: "many VSwitches", on: "vpc", add: manyOf(25, `resource "vswitch" "rowN" {
  region     = @1
  vpc_id     = $1.id
  zone_id    = "${@1}-b"
  cidr_block = cidrsubnet($1.cidr_block, 9, 60 + N)
}`)},
	{name: "two next hops of one VPC", on: "vpc router_interface router_interface", add: `resource "route_entry" "row" {
  region                 = @1
  route_table_id         = $1.route_table_id
  destination_cidr_block = "172.31.0.0/16"
  next_hop {
    next_hop_id   = $2.id
    next_hop_type = "RouterInterface"
  }
  next_hop {
    next_hop_id   = $3.id
    next_hop_type = "RouterInterface"
  }
}`},
	{name: "route table of a VSwitch", on: "vswitch route_table", add: `resource "route_table_association" "row" {
  region         = @1
  vswitch_id     = $1.id
  route_table_id = $2.id
}`},
	{name: "NAT gateway of a VPC", on: "vpc", add: `resource "nat_gateway" "row" {
  region = @1
  vpc_id = $1.id
}`},
	{name: "SNAT of a VSwitch", on: "vswitch snat_entry", add: `resource "snat_entry" "row" {
  snat_table_id     = $2.snat_table_id
  source_vswitch_id = $1.id
  snat_ip           = $2.snat_ip
}`},
	{name: "DNAT address for SNAT", on: "snat_entry forward_entry", set: []string{"snat_ip", "[$2.external_ip]"}},
	{name: "DNAT of any protocol", on: "forward_entry", add: `resource "forward_entry" "row" {
  region           = @1
  forward_table_id = $1.forward_table_id
  external_ip      = $1.external_ip
  external_port    = "any"
  internal_ip      = $1.internal_ip
  internal_port    = "any"
  ip_protocol      = "Any"
}`},
	{name: "DNAT in another table", on: "forward_entry nat_gateway", set: []string{"forward_table_id", "$2.forward_table_ids[0]"}},
	{name: "SNAT in another table", on: "snat_entry nat_gateway", set: []string{"snat_table_id", "$2.snat_table_ids[0]"}},
	{name: "EIP of an instance", on: "eip eip_association", add: `resource "eip_association" "row" {
  region        = @1
  allocation_id = $1.id
  instance_id   = $2.instance_id
  instance_type = $2.instance_type
}`},
	{name: "EIP of another instance", on: "eip", add: `resource "eip_association" "row" {
  region        = @1
  allocation_id = $1.id
  instance_id   = "i-99"
}`},
	{name: "EIP in a package", on: "eip common_bandwidth_package", add: `resource "common_bandwidth_package_ip" "row" {
  region               = @1
  bandwidth_package_id = $2.id
  ip_instance_id       = $1.id
}`},
	{name: "prepaid EIP in a package", on: "eip common_bandwidth_package", set: []string{"instance_charge_type", `"PrePaid"`, "period", "1", "pricing_cycle", `"Month"`, "auto_pay", "true"}, add: `resource "common_bandwidth_package_ip" "row" {
  region               = @1
  bandwidth_package_id = $2.id
  ip_instance_id       = $1.id
}`},
}

// routeRow is a route in the region of the first part; type is left out where
// it is empty.
func routeRow(table, destination, hop, typ string) string {
	text := "resource \"route_entry\" \"rowN\" {\n  region = @1\n  route_table_id = " + table + "\n  destination_cidr_block = " + destination + "\n  next_hop_id = " + hop + "\n"
	if typ != "" {
		text += "  next_hop_type = \"" + typ + "\"\n"
	}
	return text + "}\n"
}
