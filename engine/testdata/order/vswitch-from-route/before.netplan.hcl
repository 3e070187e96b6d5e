resource "route_entry" "far" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.9.1.0/24"
  next_hop_type          = "Instance"
  next_hop_id            = "i-router"
}
