resource "route_entry" "old" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/16"
  next_hop_type          = "HaVip"
  next_hop_id            = "havip-a"
}
