resource "ipv6_internet_bandwidth" "new" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ipv6-web"
  bandwidth       = 20
}

resource "ipv6_egress_only_rule" "new" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-app"
}
