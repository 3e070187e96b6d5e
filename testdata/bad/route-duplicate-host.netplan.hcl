cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "route_entry" "a" {
  route_table_id         = route_table.t.id
  destination_cidr_block = "192.168.0.1"
  next_hop_id            = "i-1"
}
resource "route_entry" "b" {
  route_table_id         = route_table.t.id
  destination_cidr_block = "192.168.0.1/32" # want NP-TAKEN, near "192.168.0.0/31"
  next_hop_type = "Instance"
  next_hop_id            = "i-1"
}
