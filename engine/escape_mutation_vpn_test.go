package engine_test

// vpnRows are combinations of chapters 14, 15, 18 and 20.
var vpnRows = []rowMutation{
	{name: "IPsec connection as another", on: "vpn_connection vpn_gateway", add: `resource "vpn_connection" "row" {
  region              = @1
  vpn_gateway_id      = $2.id
  customer_gateway_id = $1.customer_gateway_id
  local_subnet        = $1.local_subnet
  remote_subnet       = $1.remote_subnet
}`},
	{name: "gateway without IPsec", on: "vpn_gateway", set: []string{"enable_ipsec", "false"}},
	{name: "gateway without SSL", on: "vpn_gateway", set: []string{"enable_ssl", "false"}},
	{name: "customer gateway of an address that is had", on: "customer_gateway", add: `resource "customer_gateway" "row" {
  region     = @1
  ip_address = $1.ip_address
}`},
	{name: "SSL-VPN clients in what they reach", on: "ssl_vpn_server vpc", set: []string{"client_ip_pool", "$2.cidr_block"}},
	{name: "SSL-VPN server of another gateway", on: "ssl_vpn_server vpn_gateway", set: []string{"vpn_gateway_id", "$2.id"}},
	{name: "IPv6 gateway of a VPC", on: "vpc", add: `resource "ipv6_gateway" "row" {
  region = @1
  vpc_id = $1.id
}`},
	{name: "IPv6 bandwidth of a small gateway", on: "ipv6_internet_bandwidth ipv6_gateway", set: []string{"bandwidth", "1500", "ipv6_gateway_id", "$2.id"}},
	{name: "IPv6 address with two rules", on: "ipv6_egress_only_rule ipv6_gateway", add: `resource "ipv6_egress_only_rule" "row" {
  region          = @1
  ipv6_gateway_id = $2.id
  instance_id     = $1.instance_id
}`},
	{name: "IPv6 part of a VSwitch that is had", on: "vswitch vswitch", set: []string{"ipv6_cidr_block", "$2.ipv6_cidr_block"}},
	{name: "second server of an acceleration", on: "global_acceleration_instance", add: `resource "global_acceleration_instance_association" "row" {
  region                          = @1
  global_acceleration_instance_id = $1.id
  backend_server_id               = "i-99"
  backend_server_region_id        = "us-west-1"
}`},
	{name: "accelerated server with an EIP", on: "global_acceleration_instance_association eip", add: `resource "eip_association" "row" {
  region        = @2
  allocation_id = $2.id
  instance_id   = $1.backend_server_id
}`},
	{name: "EIP in an exclusive acceleration", on: "eip global_acceleration_instance", add: `resource "global_acceleration_instance_ip" "row" {
  region                          = @1
  global_acceleration_instance_id = $2.id
  ip_instance_id                  = $1.id
}`},
	{name: "flow log of what another logs", on: "flow_log", add: `resource "flow_log" "row" {
  region         = @1
  resource_type  = $1.resource_type
  resource_id    = $1.resource_id
  traffic_type   = "All"
  project_name   = $1.project_name
  log_store_name = $1.log_store_name
}`},
}
