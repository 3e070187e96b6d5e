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
resource "route_entry" "a" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "100.64.1.0/24" # want NP-ROUTE-RESERVED, near "100.63.1.0/24"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
resource "route_entry" "b" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "172.16.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
resource "route_entry" "c" {
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = "172.16.0.0/16" # want NP-TAKEN, near "172.17.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
