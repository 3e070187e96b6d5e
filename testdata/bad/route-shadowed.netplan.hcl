cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "route_table" "own" {
  vpc_id = vpc.main.id
}
resource "vswitch" "low" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.0.0/25"
}
resource "vswitch" "high" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.0.128/26"
}
# A VSwitch, a route and another VSwitch fill it.
resource "route_entry" "filled" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.0.0.0/24" # want NP-ROUTE-SHADOWED, near "10.0.0.0/23"
  next_hop_id            = "i-1"
}
resource "route_entry" "rest" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "10.0.0.192/26"
  next_hop_id            = "i-1"
}
# In another table the rest is left over.
resource "route_entry" "left" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "10.0.0.0/24"
  next_hop_id            = "i-1"
}
# Two halves leave nothing of the whole; one with a gap does.
resource "route_entry" "whole" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "172.16.0.0/12" # want NP-ROUTE-SHADOWED, near "172.0.0.0/8"
  next_hop_id            = "i-1"
}
resource "route_entry" "lower" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "172.16.0.0/13"
  next_hop_id            = "i-1"
}
resource "route_entry" "upper" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "172.24.0.0/13"
  next_hop_id            = "i-1"
}
resource "route_entry" "gap" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = "i-1"
}
resource "route_entry" "gap_lower" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "192.168.0.0/17"
  next_hop_id            = "i-1"
}
resource "route_entry" "gap_upper" {
  route_table_id         = route_table.own.id
  destination_cidr_block = "192.168.128.0/18"
  next_hop_id            = "i-1"
}
