cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
  ipv6_cidr_block = "2408:4003:1000:100::/56"
}
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
  ipv6_cidr_block = 7
}
resource "route_entry" "inside" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2408:4003:1000:107::1" # want NP-ROUTE-VSWITCH-IPV6, near "2408:4003:1000:108::1"
  next_hop_id            = "i-1"
}
resource "route_entry" "around" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2408:4003:1000:100::/60"
  next_hop_id            = "i-1"
}
resource "route_entry" "equal" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2408:4003:1000:107:0:0:0:0/64" # want NP-ROUTE-VSWITCH-IPV6, near "2408:4003:1000:109::/64"
  next_hop_id            = "i-1"
}
