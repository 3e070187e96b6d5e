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

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
