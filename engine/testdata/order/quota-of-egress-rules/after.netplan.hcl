resource "ipv6_egress_only_rule" "small_new" {
  ipv6_gateway_id = ipv6_gateway.small.id
  instance_id     = "ipv6-small-new"
}

resource "ipv6_egress_only_rule" "medium_new" {
  ipv6_gateway_id = ipv6_gateway.medium.id
  instance_id     = "ipv6-medium-new"
}

resource "ipv6_egress_only_rule" "large_new" {
  ipv6_gateway_id = ipv6_gateway.large.id
  instance_id     = "ipv6-large-new"
}
