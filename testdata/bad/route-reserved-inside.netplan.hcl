cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "route_entry" "r" {
  route_table_id         = route_table.t.id
  destination_cidr_block = "100.100.0.0/16" # want NP-ROUTE-RESERVED, near "100.128.0.0/16"
  next_hop_type = "Instance"
  next_hop_id            = "i-1"
}
