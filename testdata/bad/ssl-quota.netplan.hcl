cloud {
  region = "cn-hangzhou"
  quotas = { ssl_servers_per_gateway = 1, ssl_certs_per_server = 1 }
}
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "ssl_vpn_server" "a" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
}
resource "ssl_vpn_server" "b" { # want NP-QUOTA
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.9.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
}
resource "ssl_vpn_client_cert" "a" { ssl_vpn_server_id = ssl_vpn_server.a.id }
resource "ssl_vpn_client_cert" "b" { ssl_vpn_server_id = ssl_vpn_server.a.id } # want NP-QUOTA
resource "ssl_vpn_client_cert" "c" { ssl_vpn_server_id = ssl_vpn_server.b.id }
