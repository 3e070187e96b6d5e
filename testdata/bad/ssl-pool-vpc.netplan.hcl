cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "ssl_vpn_server" "a" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "192.168.9.0/24" # want NP-SSL-POOL-VPC, near "192.167.9.0/24"
  local_subnet   = ["192.168.1.0/24"]
}
