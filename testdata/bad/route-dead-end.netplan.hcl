cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
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
resource "virtual_border_router" "learning" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 2
  local_gateway_ip       = "172.31.2.1"
  peer_gateway_ip        = "172.31.2.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "router_interface" "a_b" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.b.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "b_a" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.a.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "a_b" {
  router_interface_id   = router_interface.a_b.id
  opposite_interface_id = router_interface.b_a.id
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
resource "router_interface" "learning_a" {
  router_id            = virtual_border_router.learning.id
  router_type          = "VBR"
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  access_point_id      = physical_connection.line.access_point_id
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.a.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "a_learning" {
  router_id                = vpc.a.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_id       = virtual_border_router.learning.id
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}
resource "router_interface_connection" "learning_a" {
  router_interface_id   = router_interface.learning_a.id
  opposite_interface_id = router_interface.a_learning.id
}
resource "bgp_group" "office" {
  router_id = virtual_border_router.learning.id
  peer_asn  = 65001
}
resource "route_entry" "to_b" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id
}
resource "route_entry" "typo" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.11.0.0/16" # want NP-ROUTE-DEAD-END, near "10.1.128.0/17"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id
}
resource "route_entry" "office" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.main_a.opposite_interface_id
}
resource "route_entry" "branch" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "172.16.0.0/16" # want NP-ROUTE-DEAD-END, near "192.168.0.0/20"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.main_a.opposite_interface_id
}
resource "route_entry" "learned" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "172.17.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.learning_a.opposite_interface_id
}
resource "route_entry" "to_line" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "192.168.1.0/24"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
