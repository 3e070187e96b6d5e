resource "route_entry" "office" {
  route_table_id         = route_table.b.id
  destination_cidr_block = "172.16.0.0/12"
  next_hop_type          = "Instance"
  next_hop_id            = "i-router"
}

resource "route_entry" "home" {
  route_table_id         = route_table.b.id
  destination_cidr_block = "192.168.0.0/17"
  next_hop_type          = "Instance"
  next_hop_id            = "i-router"
}
