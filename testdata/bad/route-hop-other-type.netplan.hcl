cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_entry" "r" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = "vpn-1"
  next_hop_type          = "RouterInterface" # want NP-ROUTE-TYPE, near "VpnGateway"
}
