cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "bgp_network" "a" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = "10.0.0.0/16" # want NP-BGP-NETWORK, near "192.168.0.0/17"
  vpc_id         = vpc.main.id
}
resource "bgp_network" "b" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = "10.8.0.0/16"
}
resource "bgp_network" "d" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = "10.8.0.0/16" # want NP-TAKEN, near "10.8.0.0/15"
}
resource "bgp_network" "c" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = "10.7.0.1/16" # want NP-CIDR-HOSTBITS, near "10.7.0.0/16"
}
