cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "vpn_gateway" "off" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = false # near NP-SSL-GATEWAY true
}
resource "vpn_gateway" "plain" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}
resource "ssl_vpn_server" "off" {
  vpn_gateway_id = vpn_gateway.off.id # want NP-SSL-GATEWAY
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
}
resource "ssl_vpn_server" "plain" {
  vpn_gateway_id = vpn_gateway.plain.id # want NP-SSL-GATEWAY
  client_ip_pool = "10.9.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
}
resource "ssl_vpn_server" "elsewhere" {
  vpn_gateway_id = "vpn-elsewhere"
  client_ip_pool = "10.10.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
}
