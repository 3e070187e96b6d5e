cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "route_entry" "r" {
  route_table_id         = route_table.t.id
  destination_cidr_block = "10.0.1.0/24" # want NP-ROUTE-VSWITCH, near "10.0.0.0/23"
  next_hop_type = "Instance"
  next_hop_id            = "i-1"
}
