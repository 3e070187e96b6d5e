resource "vpn_gateway" "new" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}

resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.new.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
}

resource "route_entry" "office" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/16"
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.new.id
}
