cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "vpc" "c" {
  cidr_block = "10.2.0.0/16"
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
  status                = "Inactive" # near NP-ROUTE-INACTIVE "Active"
}
resource "router_interface" "a_c" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.c.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "c_a" {
  router_id            = vpc.c.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.a.vrouter_id
  opposite_router_type = "VRouter"
}
resource "route_entry" "to_b" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id # want NP-ROUTE-INACTIVE
}
resource "route_entry" "to_a" {
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = "10.0.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface.b_a.id # want NP-ROUTE-INACTIVE
}
resource "route_entry" "to_c" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.2.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface.a_c.id # want NP-ROUTE-INACTIVE
}
