resource "nat_gateway" "out" {
  vpc_id     = vpc.b.id
  depends_on = [vswitch.a, vswitch.b]
}

resource "route_entry" "out" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_type          = "Instance"
  next_hop_id            = "i-gateway"
}
