# The route table of an association is one that a route_table makes.
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "vswitch" "b" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.2.0/24"
}
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "b" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "route_table_association" "a" {
  route_table_id = vpc.main.route_table_id # want NP-TABLE-CUSTOM, near route_table.t.id
  vswitch_id     = vswitch.a.id
}
resource "route_table_association" "b" {
  route_table_id = virtual_border_router.b.route_table_id # want NP-TABLE-CUSTOM, near "vtb-example"
  vswitch_id     = vswitch.b.id
}
