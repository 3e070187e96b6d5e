resource "customer_gateway" "a" {
  ip_address = "203.0.113.20"
}

resource "customer_gateway" "b" {
  ip_address = "203.0.113.10"
}

resource "vpn_connection" "a" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.a.id
  local_subnet        = ["10.0.0.0/8"]
  remote_subnet       = ["172.16.0.0/16"]
}

resource "vpn_connection" "b" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.b.id
  local_subnet        = ["10.0.0.0/8"]
  remote_subnet       = ["172.17.0.0/16"]
}
