# Destinations at the edges of what is reserved and of a VSwitch (8.8).
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vpc" "other" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_entry" "first" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "100.64.0.0" # want NP-ROUTE-RESERVED, near "100.63.255.255"
  next_hop_id            = "i-1"
}
resource "route_entry" "last" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "100.127.255.255" # want NP-ROUTE-RESERVED, near "100.128.0.0"
  next_hop_id            = "i-1"
}
resource "route_entry" "half" {
  route_table_id         = vpc.other.route_table_id
  destination_cidr_block = "100.64.0.0/11" # want NP-ROUTE-RESERVED, near "100.0.0.0/8"
  next_hop_id            = "i-2"
}
resource "route_entry" "inside_first" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.0.1.0/32" # want NP-ROUTE-VSWITCH, near "10.0.0.255/32"
  next_hop_id            = "i-1"
}
resource "route_entry" "inside_last" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.0.1.255" # want NP-ROUTE-VSWITCH, near "10.0.2.0"
  next_hop_id            = "i-1"
}
resource "route_entry" "half_inside" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.0.1.0/25" # want NP-ROUTE-VSWITCH, near "10.0.0.0/23"
  next_hop_id            = "i-1"
}
