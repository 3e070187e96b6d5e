resource "ssl_vpn_server" "new" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "192.168.1.0/24"
  local_subnet   = ["10.0.0.0/16"]
}

resource "ssl_vpn_client_cert" "ann" {
  ssl_vpn_server_id = ssl_vpn_server.new.id
}
