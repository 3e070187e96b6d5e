# Two VPCs that reach the data centre over the leased line: each by a pair of
# router interfaces, of which the border router's connects, with routes there and
# back.

locals {
  networks = {
    apps = { range = "10.1.0.0/16", spec = "Large.1" }
    data = { range = "10.2.0.0/16", spec = "Middle.5" }
  }

  # Ranges of the data centre, and of the plant behind it.
  office = "172.16.0.0/16"
  plant  = "172.20.0.0/16"

  # The routes of each VPC to where the line leads, by name.
  beyond = merge([
    for name in keys(local.networks) : {
      for place, range in { office = local.office, plant = local.plant } : "${name}-${place}" => { network = name, range = range }
    }
  ]...)
}

resource "vpc" "network" {
  for_each = local.networks

  vpc_name   = "${var.name}-${each.key}"
  cidr_block = each.value.range
}

resource "vswitch" "network" {
  for_each = local.networks

  vpc_id       = vpc.network[each.key].id
  zone_id      = "cn-hangzhou-b"
  cidr_block   = cidrsubnet(each.value.range, 8, 1)
  vswitch_name = "${var.name}-${each.key}"
}

resource "router_interface" "border" {
  for_each = local.networks

  router_id            = virtual_border_router.border.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = each.value.spec
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
  name                 = "${var.name}-to-${each.key}"
}

resource "router_interface" "vpc" {
  for_each = local.networks

  router_id                = vpc.network[each.key].vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
  name                     = "${var.name}-from-${each.key}"
}

resource "router_interface_connection" "vpc" {
  for_each = local.networks

  router_interface_id   = router_interface.border[each.key].id
  opposite_interface_id = router_interface.vpc[each.key].id
}

# From the line to the VPCs ...
resource "route_entry" "vpc" {
  for_each = local.networks

  route_table_id         = virtual_border_router.border.route_table_id
  destination_cidr_block = vpc.network[each.key].cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.vpc[each.key].router_interface_id
}

# ... and from the VPCs to the line.
resource "route_entry" "line" {
  for_each = local.beyond

  route_table_id         = vpc.network[each.value.network].route_table_id
  destination_cidr_block = each.value.range
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.vpc[each.value.network].opposite_interface_id
}

output "line" {
  description = "Where the carrier leads the line to: the port at the access point."
  value       = { place = physical_connection.line.ad_location, port = physical_connection.line.port_number }
}
