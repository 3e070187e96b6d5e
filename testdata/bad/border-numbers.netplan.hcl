# The least and the most of each number (8.8, 11.1, 12.2, 14.8, 15.17, 17.2, 19.4).
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "main" { vpc_id = vpc.main.id }
resource "nat_bandwidth_package" "a" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 4 # want NP-RANGE, near 5
  ip_count       = 0 # want NP-RANGE, near 1
}
resource "nat_bandwidth_package" "b" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 1001 # want NP-RANGE, near 1000
  ip_count       = 50
}
resource "common_bandwidth_package" "less" {
  bandwidth            = 5
  internet_charge_type = "PayBy95"
  ratio                = 9 # want NP-RANGE, near 10
}
resource "common_bandwidth_package" "more" {
  bandwidth            = 5
  internet_charge_type = "PayBy95"
  ratio                = 101 # want NP-RANGE, near 100
}
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "less" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = -1 # want NP-RANGE, near 1
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.254.0" # want NP-VBR-GATEWAY, near "255.255.255.0"
}
resource "virtual_border_router" "more" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 3000 # want NP-RANGE, near 2999
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.254" # want NP-VBR-GATEWAY, near "255.255.255.252"
}
resource "bgp_group" "less" {
  router_id = virtual_border_router.less.id
  peer_asn  = 0 # want NP-RANGE, near 1
}
resource "route_entry" "light" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop { # want NP-RANGE
    next_hop_id   = "ri-1"
    next_hop_type = "RouterInterface"
    weight        = -1 # near NP-RANGE 0
  }
  next_hop {
    next_hop_id   = "ri-2"
    next_hop_type = "RouterInterface"
    weight        = 255
  }
}
