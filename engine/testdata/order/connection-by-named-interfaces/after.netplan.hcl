resource "router_interface" "new_line" {
  router_id            = virtual_border_router.main.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.main.vrouter_id
  opposite_router_type = "VRouter"
}

resource "router_interface" "new" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_id       = virtual_border_router.main.id
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}

resource "router_interface_connection" "new" {
  router_interface_id   = router_interface.new_line.id
  opposite_interface_id = router_interface.new.id
}
