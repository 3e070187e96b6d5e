resource "router_interface" "b_line" {
  router_id            = virtual_border_router.second.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}

resource "router_interface" "b" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}

resource "router_interface_connection" "b" {
  router_interface_id   = router_interface.b_line.id
  opposite_interface_id = router_interface.b.id
}

resource "route_entry" "office" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/12"

  next_hop {
    next_hop_id   = router_interface_connection.a.opposite_interface_id
    next_hop_type = "RouterInterface"
  }

  next_hop {
    next_hop_id   = router_interface_connection.b.opposite_interface_id
    next_hop_type = "RouterInterface"
  }
}
