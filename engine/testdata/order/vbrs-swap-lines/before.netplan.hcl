resource "virtual_border_router" "a" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}

resource "virtual_border_router" "b" {
  physical_connection_id = physical_connection.other.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.1.1"
  peer_gateway_ip        = "10.255.1.2"
  peering_subnet_mask    = "255.255.255.252"
}
