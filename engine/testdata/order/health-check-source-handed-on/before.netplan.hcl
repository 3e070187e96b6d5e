resource "router_interface" "a_line" {
  router_id            = virtual_border_router.main.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}

resource "router_interface" "a" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
  health_check_source_ip   = "10.0.1.100"
  health_check_target_ip   = "10.255.0.2"
}

resource "router_interface_connection" "a" {
  router_interface_id   = router_interface.a_line.id
  opposite_interface_id = router_interface.a.id
}

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
  health_check_source_ip   = "10.0.1.101"
  health_check_target_ip   = "10.255.1.2"
}

resource "router_interface_connection" "b" {
  router_interface_id   = router_interface.b_line.id
  opposite_interface_id = router_interface.b.id
}
