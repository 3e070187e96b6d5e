cloud { region = "cn-hangzhou" }
# The VBR sends what it announces to where it announces it; its routes to the
# VPC and back meet between two routers.
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 1
  local_gateway_ip       = "172.31.1.1"
  peer_gateway_ip        = "172.31.1.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "router_interface" "main_a" {
  router_id            = virtual_border_router.main.id
  router_type          = "VBR"
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  access_point_id      = physical_connection.line.access_point_id
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.a.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "a_main" {
  router_id                = vpc.a.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_id       = virtual_border_router.main.id
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}
resource "router_interface_connection" "main_a" {
  router_interface_id   = router_interface.main_a.id
  opposite_interface_id = router_interface.a_main.id
}
resource "route_entry" "to_line" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
resource "route_entry" "to_a" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "10.0.0.0/17"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.main_a.router_interface_id
}
resource "route_entry" "out" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.main_a.opposite_interface_id
}
resource "bgp_network" "upper" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = "10.0.128.0/17" # want NP-ROUTE-LOOP, near "10.0.64.0/18"
  vpc_id         = vpc.a.id
}
resource "bgp_network" "lower" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = "10.0.0.0/17"
  vpc_id         = vpc.a.id
}
