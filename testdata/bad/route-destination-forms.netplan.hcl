# A destination is IPv4 or IPv6, not one written as the other, and in no zone.
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "route_entry" "mapped" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "::ffff:172.16.0.0/108" # want NP-CIDR-SYNTAX, near "::fffe:ac10:0/108"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}

resource "route_entry" "mapped_host" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "::ffff:172.16.0.1" # want NP-CIDR-SYNTAX, near "::fffe:ac10:1"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}

resource "route_entry" "zone" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "fe80::1%eth0" # want NP-CIDR-SYNTAX, near "2001:db8::1"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}

resource "route_entry" "right" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "2001:0DB8::/32"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}
