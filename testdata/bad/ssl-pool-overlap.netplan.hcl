cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "ssl_vpn_server" "a" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.8.0.0/24" # want NP-SSL-NETWORKS, near "11.8.0.0/24"
  local_subnet   = [vpc.main.cidr_block, "10.0.0.0/8"]
}
