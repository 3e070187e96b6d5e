resource "ssl_vpn_server" "home" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "192.168.0.0/24"
  local_subnet   = ["10.0.0.0/16"]
}
