cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_ipv6 = true
}
resource "vpc" "old" {
  cidr_block = "10.1.0.0/16"
}
resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}
resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}
resource "route_entry" "all" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "::/0"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}
resource "route_entry" "old" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "0.0.0.0/0" # want NP-ROUTE-FAMILY, near "2000::/3"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}
resource "route_entry" "tunnel" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2001:db8::/32" # want NP-ROUTE-FAMILY, near "192.168.0.0/16"
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.main.id
}
resource "route_entry" "none" {
  route_table_id         = vpc.old.route_table_id
  destination_cidr_block = "2001:db8::1" # want NP-ROUTE-FAMILY, near "192.168.0.1"
  next_hop_id            = "i-1"
}
