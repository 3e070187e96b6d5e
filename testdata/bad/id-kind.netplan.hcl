cloud { region = "cn-hangzhou" }
resource "vswitch" "kind" {
  vpc_id     = "vsw-example" # want NP-ID, near "vpc-example"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_table" "mark" {
  vpc_id = "vpc example" # want NP-ID, near "vpc-example"
}
resource "vpn_connection" "name" {
  vpn_gateway_id      = "i-example" # want NP-ID, near "vpn-example"
  customer_gateway_id = "office"
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
}
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
  port_type       = "1000Base-LX"
}
resource "virtual_border_router" "status" {
  physical_connection_id = physical_connection.line.status # want NP-ID, near physical_connection.line.id
  vlan_id                = 10
  local_gateway_ip       = "10.0.0.1"
  peer_gateway_ip        = "10.0.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
