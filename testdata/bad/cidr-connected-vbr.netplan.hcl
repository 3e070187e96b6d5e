cloud { region = "cn-hangzhou" }
# The VPC has the subnet in which the VBR and the router of the office are.
resource "vpc" "shop" {
  cidr_block = "172.31.0.0/16" # near NP-CIDR-CONNECTED "172.30.0.0/16"
}
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 1
  local_gateway_ip       = "172.31.1.1" # want NP-CIDR-CONNECTED
  peer_gateway_ip        = "172.31.1.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "virtual_border_router" "alone" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 2
  local_gateway_ip       = "172.31.2.1"
  peer_gateway_ip        = "172.31.2.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "router_interface" "main_shop" {
  router_id            = virtual_border_router.main.id
  router_type          = "VBR"
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  access_point_id      = physical_connection.line.access_point_id
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.shop.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "shop_main" {
  router_id                = vpc.shop.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_id       = virtual_border_router.main.id
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}
resource "router_interface_connection" "main_shop" {
  router_interface_id   = router_interface.main_shop.id
  opposite_interface_id = router_interface.shop_main.id
}
