cloud {
  region = "cn-hangzhou"
  quotas = { havip_entries_per_table = 1 }
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "route_entry" "stays" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.18.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-router"
}
