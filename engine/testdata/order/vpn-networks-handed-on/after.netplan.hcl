resource "vpn_connection" "a" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.1.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
}

resource "vpn_connection" "b" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.2.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
}

resource "vpn_connection" "c" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
}
