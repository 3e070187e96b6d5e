resource "ipv6_gateway" "old" {
  vpc_id = vpc.main.id
}

resource "ipv6_internet_bandwidth" "web" {
  ipv6_gateway_id = ipv6_gateway.old.id
  ipv6_address_id = "ipv6-web"
  bandwidth       = 10
}

resource "ipv6_egress_only_rule" "app" {
  ipv6_gateway_id = ipv6_gateway.old.id
  instance_id     = "ipv6-app"
}
