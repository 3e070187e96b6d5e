resource "vswitch" "near" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.2.0.0/24"
}

resource "route_entry" "far" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.1.0.0/24"
  next_hop_type          = "Instance"
  next_hop_id            = "i-router"
}
