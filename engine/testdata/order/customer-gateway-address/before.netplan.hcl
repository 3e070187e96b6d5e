resource "customer_gateway" "old" {
  ip_address = "203.0.113.10"
}

resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.old.id
  local_subnet        = ["10.0.0.0/8"]
  remote_subnet       = ["172.16.0.0/16"]
}
