cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "route_entry" "r" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "0.0.0.0/0" # want NP-TAKEN, near "0.0.0.0/1"
  next_hop_type = "Instance"
  next_hop_id            = "i-1"
}
