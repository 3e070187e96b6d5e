cloud { region = "cn-hangzhou" }

# Two VPCs with a VPN between them; an office behind the one has a part of the
# other.
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "vpn_gateway" "a" {
  vpc_id    = vpc.a.id
  bandwidth = 10
}
resource "vpn_gateway" "office" {
  vpc_id    = vpc.a.id
  bandwidth = 10
}
resource "vpn_gateway" "b" {
  vpc_id     = vpc.b.id
  bandwidth  = 10
  enable_ssl = true
}
resource "customer_gateway" "b" {
  ip_address = vpn_gateway.b.internet_ip
}
resource "customer_gateway" "office" {
  ip_address = "203.0.113.1"
}
resource "vpn_connection" "a_b" {
  vpn_gateway_id      = vpn_gateway.a.id
  customer_gateway_id = customer_gateway.b.id
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["10.1.0.0/16"]
}
resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.office.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["10.1.7.0/24", "10.64.0.0/10"] # want NP-CIDR-CONNECTED, near ["10.8.7.0/24", "10.64.0.0/10"]
}
resource "ssl_vpn_server" "one" {
  vpn_gateway_id = vpn_gateway.b.id
  client_ip_pool = "192.168.0.0/24"
  local_subnet   = ["10.1.0.0/16"]
}
resource "ssl_vpn_server" "two" {
  vpn_gateway_id = vpn_gateway.b.id
  client_ip_pool = "192.168.0.128/25" # want NP-CIDR-CONNECTED, near "192.168.2.128/25"
  local_subnet   = ["10.1.0.0/16"]
}
resource "ssl_vpn_server" "three" {
  vpn_gateway_id = vpn_gateway.b.id
  client_ip_pool = "10.0.9.0/24" # want NP-CIDR-CONNECTED, near "10.3.9.0/24"
  local_subnet   = ["10.1.0.0/16"]
}
resource "ssl_vpn_server" "four" {
  vpn_gateway_id = vpn_gateway.b.id
  client_ip_pool = "192.168.1.0/24"
  local_subnet   = ["10.1.0.0/16"]
}
