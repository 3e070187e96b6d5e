resource "route_table_association" "app" {
  route_table_id = route_table.a.id
  vswitch_id     = vswitch.app.id
}

resource "route_entry" "out" {
  route_table_id         = route_table.a.id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_type          = "Instance"
  next_hop_id            = "i-a"
}
