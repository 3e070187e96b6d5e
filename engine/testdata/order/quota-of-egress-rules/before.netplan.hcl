resource "ipv6_egress_only_rule" "small_old" {
  ipv6_gateway_id = ipv6_gateway.small.id
  instance_id     = "ipv6-small-old"
}

resource "ipv6_egress_only_rule" "medium_old" {
  ipv6_gateway_id = ipv6_gateway.medium.id
  instance_id     = "ipv6-medium-old"
}

resource "ipv6_egress_only_rule" "large_old" {
  ipv6_gateway_id = ipv6_gateway.large.id
  instance_id     = "ipv6-large-old"
}
