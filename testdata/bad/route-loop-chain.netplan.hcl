cloud { region = "cn-hangzhou" }
# What nobody has goes round through three VPCs.
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
resource "router_interface" "c_a" {
  router_id            = vpc.c.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.a.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "a_c" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.c.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "c_a" {
  router_interface_id   = router_interface.c_a.id
  opposite_interface_id = router_interface.a_c.id
}
resource "route_entry" "a" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "172.16.0.0/12" # want NP-ROUTE-LOOP, near "10.1.64.0/18"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.a_b.router_interface_id
}
resource "route_entry" "b" {
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = "172.16.0.0/12"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.b_c.router_interface_id
}
resource "route_entry" "c" {
  route_table_id         = vpc.c.route_table_id
  destination_cidr_block = "172.16.0.0/12"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.c_a.router_interface_id
}
resource "nat_gateway" "a" {
  vpc_id = vpc.a.id
}
