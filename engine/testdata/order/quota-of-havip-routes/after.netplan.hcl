resource "route_entry" "new" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.17.0.0/16"
  next_hop_type          = "HaVip"
  next_hop_id            = "havip-b"
}

resource "route_entry" "more" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.19.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-router"
}
