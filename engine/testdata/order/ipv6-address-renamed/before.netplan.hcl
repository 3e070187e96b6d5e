resource "ipv6_internet_bandwidth" "old" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ipv6-web"
  bandwidth       = 10
}

resource "ipv6_egress_only_rule" "old" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-app"
}
