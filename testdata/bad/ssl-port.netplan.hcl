cloud { region = "cn-hangzhou" }
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
  port           = 443 # want NP-SSL-PORT, near 444
}
resource "ssl_vpn_server" "b" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.9.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
  port           = 70000 # want NP-RANGE, near 65535
}
resource "ssl_vpn_server" "c" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.10.0.0/24"
  local_subnet   = ["192.168.1.0/24"]
  port           = 1194
}
