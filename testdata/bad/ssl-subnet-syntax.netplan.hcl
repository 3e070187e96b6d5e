cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "ssl_vpn_server" "none" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = [] # want NP-SSL-NETWORKS, near ["10.77.0.0/24"]
}
resource "ssl_vpn_server" "six" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.9.0.0/24"
  local_subnet   = ["172.16.0.0/12", "fd00::/64"] # want NP-SSL-NETWORKS, near ["172.16.0.0/12"]
}
resource "ssl_vpn_server" "text" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.10.0.0/24"
  local_subnet   = ["office"] # want NP-SSL-NETWORKS, near ["10.77.0.0/24"]
}
