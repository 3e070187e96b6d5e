# A virtual border router that is out of service gets nothing new.
cloud { region = "cn-hangzhou" }

resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Here"
}

resource "virtual_border_router" "border" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 1
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
  status                 = "terminated" # near NP-VBR-TERMINATED "active"
}

resource "route_entry" "office" {
  route_table_id         = virtual_border_router.border.route_table_id # want NP-VBR-TERMINATED
  destination_cidr_block = "172.16.0.0/12"
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.border.vlan_interface_id
}

resource "bgp_group" "office" {
  router_id = virtual_border_router.border.id # want NP-VBR-TERMINATED
  peer_asn  = 65001
}
