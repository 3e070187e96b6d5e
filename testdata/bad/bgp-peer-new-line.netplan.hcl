# The further line of the VBR is one that is yet to be made.
cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "physical_connection" "further" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 2"
}
resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
  associated_physical_connections = [physical_connection.further.id] # near NP-BGP-PEER []
}
resource "bgp_group" "g" {
  router_id = virtual_border_router.main.id
  peer_asn  = 65001
}
resource "bgp_peer" "a" { # want NP-BGP-PEER
  bgp_group_id = bgp_group.g.id
}
