cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "vpn_gateway" "elsewhere" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}
resource "customer_gateway" "office" {
  ip_address = "203.0.113.1"
}
resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = [vpc.main.cidr_block]
  remote_subnet       = ["192.168.0.0/24", "192.168.7.0/24"]
}
resource "ssl_vpn_server" "staff" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "172.16.0.0/24"
  local_subnet   = [vpc.main.cidr_block]
}
resource "route_entry" "office" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.main.id
}
resource "route_entry" "staff" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.128/25"
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.main.id
}
resource "route_entry" "other" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.77.0/24"
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.elsewhere.id
}
resource "route_entry" "typo" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.1.0/24" # want NP-ROUTE-VPN, near "192.168.7.0/25"
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.main.id
}
