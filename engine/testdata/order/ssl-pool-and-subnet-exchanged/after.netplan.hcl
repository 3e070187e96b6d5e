resource "ssl_vpn_server" "home" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.0.0.0/16"
  local_subnet   = ["192.168.0.0/24"]
}
