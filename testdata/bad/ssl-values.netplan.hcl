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
  name           = "1"           # want NP-NAME, near "s1"
  proto          = "udp"         # want NP-ENUM, near "UDP"
  cipher         = "AES-256-GCM" # want NP-ENUM, near "AES-256-CBC"
}
resource "ssl_vpn_client_cert" "a" {
  ssl_vpn_server_id = ssl_vpn_server.a.id
  name              = "https://a" # want NP-NAME, near "as"
}
