cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_entry" "r" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop { # want NP-ROUTE-ECMP
    next_hop_id   = "ri-1"
    next_hop_type = "RouterInterface"
  }
  next_hop {
    next_hop_id   = "ri-1" # near NP-ROUTE-ECMP "ri-2"
    next_hop_type = "RouterInterface"
  }
}
