cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "vpc" "other" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "main" { vpc_id = vpc.main.id }
resource "ipv6_gateway" "other" { vpc_id = vpc.other.id }
resource "route_entry" "type" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "::/0"
  next_hop_id            = ipv6_gateway.main.id # want NP-ROUTE-TYPE
}
resource "route_entry" "other" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2001:db8::/32"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.other.id # want NP-ROUTE-HOP-VPC, near ipv6_gateway.main.id
}
resource "route_entry" "right" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2001:db8:1::1"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}
