cloud { region = "cn-hangzhou" }
# Three VPCs in a row. What lies behind the last one is sent back and forth.
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
}
resource "router_interface" "b_c" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.c.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "c_b" {
  router_id            = vpc.c.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.b.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "b_c" {
  router_interface_id   = router_interface.b_c.id
  opposite_interface_id = router_interface.c_b.id
}
resource "route_entry" "a_b" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id
}
resource "route_entry" "b_a" {
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = "10.0.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.opposite_interface_id
}
resource "route_entry" "a_far" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "192.168.0.0/24" # want NP-ROUTE-LOOP, near "10.1.200.0/24"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id
}
resource "route_entry" "a_near" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "192.168.128.0/17"
  next_hop_type          = "Instance"
  next_hop_id            = "i-1"
}
resource "route_entry" "b_far" {
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.opposite_interface_id
}
# Near misses: c gets what it has, a gets what b has no use for.
resource "route_entry" "b_c" {
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = "10.2.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.b_c.router_interface_id
}
resource "route_entry" "c_b" {
  route_table_id         = vpc.c.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.b_c.opposite_interface_id
}
resource "route_entry" "a_c" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.2.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id
}
