cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
  user_cidr  = ["10.0.0.0/8", "10.1.2.0/24"] # want NP-CIDR-CONNECTED, near ["10.0.0.0/8", "10.3.2.0/24"]
}
resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "172.16.0.1"
  peer_gateway_ip        = "172.16.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "router_interface" "near" {
  for_each             = { a = vpc.a.vrouter_id, b = vpc.b.vrouter_id }
  router_id            = virtual_border_router.main.id
  router_type          = "VBR"
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  access_point_id      = physical_connection.line.access_point_id
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "far" {
  for_each                 = { a = vpc.a.vrouter_id, b = vpc.b.vrouter_id }
  router_id                = each.value
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}
resource "router_interface_connection" "c" {
  for_each              = router_interface.near
  router_interface_id   = each.value.id
  opposite_interface_id = router_interface.far[each.key].id
}
resource "route_entry" "to_line" {
  for_each               = toset(["0.0.0.0/0", "10.0.0.0/8", "10.1.9.0/24", "10.2.0.0/16"]) # want NP-CIDR-CONNECTED, near toset(["0.0.0.0/0", "10.0.0.0/8", "10.3.9.0/24", "10.2.0.0/16"])
  route_table_id         = virtual_border_router.main.route_table_id
  destination_cidr_block = each.key
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.main.vlan_interface_id
}
