cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "ssl_vpn_server" "two" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.8.0.0/24,10.9.0.0/24" # want NP-SSL-NETWORKS, near "10.18.0.0/24"
  local_subnet   = ["172.16.0.0/12"]
}
resource "ssl_vpn_server" "address" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.33.0.0" # want NP-SSL-NETWORKS, near "10.33.0.0/24"
  local_subnet   = ["172.16.0.0/12"]
}
resource "ssl_vpn_server" "six" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "fd00::/64" # want NP-SSL-NETWORKS, near "10.34.0.0/24"
  local_subnet   = ["172.16.0.0/12"]
}
resource "ssl_vpn_server" "host_bits" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.8.0.7/24"
  local_subnet   = ["172.16.0.1/12"]
}
