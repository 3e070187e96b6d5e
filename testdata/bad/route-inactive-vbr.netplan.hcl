cloud { region = "cn-hangzhou" }
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
  status                 = "terminated"
}
resource "virtual_border_router" "other" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 2
  local_gateway_ip       = "172.31.2.1"
  peer_gateway_ip        = "172.31.2.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "router_interface" "a" {
  router_id                = vpc.a.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_id       = virtual_border_router.main.id # near NP-ROUTE-INACTIVE virtual_border_router.other.id
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}
resource "bgp_group" "other" {
  router_id = virtual_border_router.other.id
  peer_asn  = 65001
}
# The other end, and with it the connection, stands elsewhere.
resource "router_interface_connection" "a" {
  router_interface_id   = "ri-example"
  opposite_interface_id = router_interface.a.id
}
resource "route_entry" "office" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface.a.id # want NP-ROUTE-INACTIVE
}
