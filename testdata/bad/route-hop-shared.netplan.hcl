cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "route_table" "a" {
  vpc_id = vpc.a.id
}
resource "route_entry" "a" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = "i-1"
}
resource "route_entry" "a_too" {
  route_table_id         = route_table.a.id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = "i-1"
}
resource "route_entry" "b" {
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = "i-1" # want NP-ROUTE-HOP-SHARED, near "i-2"
}
resource "route_entry" "elsewhere" {
  route_table_id         = "vtb-example"
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = "i-1"
}
