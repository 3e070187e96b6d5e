# A leased line from a data centre, with a border router on it that speaks BGP
# with the router of the data centre.

cloud {
  region = "cn-hangzhou"
}

variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "hybrid"
}

variable "bandwidth" {
  description = "Bandwidth of the leased line in Mbps, 2 to 10240. A line that is built is replaced by one of another bandwidth."
  type        = number
  default     = 1000
}

variable "peer_asn" {
  description = "AS number of the data centre."
  type        = number
  default     = 65001
}

variable "bgp_key" {
  description = "Key with which the routers authenticate; none when null."
  type        = string
  default     = null
  sensitive   = true
}

locals {
  # The subnet of the two routers at the ends of the line.
  peering = "10.255.0.0/30"
}

resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1, Hangzhou"
  bandwidth       = var.bandwidth
  port_type       = "1000Base-LX"
  name            = "${var.name}-line"
}

resource "virtual_border_router" "border" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = cidrhost(local.peering, 1)
  peer_gateway_ip        = cidrhost(local.peering, 2)
  peering_subnet_mask    = "255.255.255.252"
  name                   = "${var.name}-border"
}

resource "bgp_group" "office" {
  router_id = virtual_border_router.border.id
  peer_asn  = var.peer_asn
  auth_key  = var.bgp_key
  name      = "${var.name}-office"
}

resource "bgp_peer" "office" {
  bgp_group_id    = bgp_group.office.id
  peer_ip_address = cidrhost(local.peering, 2)
}

# What the data centre learns: the ranges of the VPCs.
resource "bgp_network" "vpc" {
  for_each = local.networks

  router_id      = virtual_border_router.border.id
  dst_cidr_block = vpc.network[each.key].cidr_block
  vpc_id         = vpc.network[each.key].id
}

# The data centre announces its own ranges by BGP. This one it does not.
resource "route_entry" "plant" {
  route_table_id         = virtual_border_router.border.route_table_id
  destination_cidr_block = local.plant
  next_hop_type          = "RouterInterface"
  next_hop_id            = virtual_border_router.border.vlan_interface_id
}
