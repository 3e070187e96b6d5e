cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "route_entry" "r" { # want NP-ROUTE-HOP
  route_table_id         = route_table.t.id
  destination_cidr_block = "192.168.0.0/16"
  # next_hop_id          = "i-1" # near NP-ROUTE-HOP
}
resource "route_entry" "empty" { # want NP-ROUTE-HOP
  route_table_id         = route_table.t.id
  destination_cidr_block = "192.168.0.0/17"
  next_hop_id            = "" # near NP-ROUTE-HOP "i-1"
}
