cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "main" {
  physical_connection_id          = physical_connection.line.id
  vlan_id                         = 100
  local_gateway_ip                = "10.255.0.1"
  peer_gateway_ip                 = "10.255.0.2"
  peering_subnet_mask             = "255.255.255.252"
  associated_physical_connections = [physical_connection.line.id] # want NP-VBR-FURTHER, near ["pc-other"]
}
resource "virtual_border_router" "elsewhere" {
  physical_connection_id          = "pc-example"
  vlan_id                         = 100
  local_gateway_ip                = "10.255.0.1"
  peer_gateway_ip                 = "10.255.0.2"
  peering_subnet_mask             = "255.255.255.252"
  associated_physical_connections = ["pc-other", "pc-example"] # want NP-VBR-FURTHER, near ["pc-other", "pc-third"]
}
resource "virtual_border_router" "right" {
  physical_connection_id          = "pc-example"
  vlan_id                         = 101
  local_gateway_ip                = "10.255.0.1"
  peer_gateway_ip                 = "10.255.0.2"
  peering_subnet_mask             = "255.255.255.252"
  associated_physical_connections = ["pc-other", physical_connection.line.id]
}
