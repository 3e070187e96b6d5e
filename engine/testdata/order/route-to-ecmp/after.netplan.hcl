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
