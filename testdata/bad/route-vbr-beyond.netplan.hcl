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
resource "router_interface" "near" {
  router_id            = virtual_border_router.main.id
  router_type          = "VBR"
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  access_point_id      = physical_connection.line.access_point_id
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "far" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}
resource "router_interface_connection" "c" {
  router_interface_id   = router_interface.near.id
  opposite_interface_id = router_interface.far.id
}
resource "route_entry" "a" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "192.168.0.0/15" # want NP-ROUTE-BEYOND, near "192.168.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.c.router_interface_id
}
resource "route_entry" "b" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "192.168.1.0/24"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.c.router_interface_id
}
resource "route_entry" "d" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
