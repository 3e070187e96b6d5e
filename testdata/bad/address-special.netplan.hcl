cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
  user_cidr  = ["203.0.113.0/24", "127.0.0.0/8"] # want NP-ADDRESS-SPECIAL, near ["203.0.113.0/24"]
}
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "customer_gateway" "office" {
  ip_address = "203.0.113.1"
}
resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = [vpc.main.cidr_block, "100.100.2.0/24"]
  remote_subnet       = ["100.70.0.0/16"] # want NP-ADDRESS-SPECIAL, near ["100.0.0.0/10"]
}
resource "ssl_vpn_server" "staff" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "169.254.10.0/24" # want NP-ADDRESS-SPECIAL, near "172.16.10.0/24"
  local_subnet   = [vpc.main.cidr_block]
}
resource "route_entry" "multicast" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "239.0.0.0/8" # want NP-ADDRESS-SPECIAL, near "0.0.0.0/0"
  next_hop_id            = "i-1"
}
resource "route_entry" "zero" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "0.0.0.0" # want NP-ADDRESS-SPECIAL, near "0.0.0.0/7"
  next_hop_id            = "i-1"
}
