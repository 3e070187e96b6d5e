resource "vpc" "new" {
  vpc_name    = "office"
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "vrouter" "new" {
  vpc_id       = vpc.new.id
  vrouter_name = "office"
}

resource "vswitch" "new_app" {
  vpc_id          = vpc.new.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = cidrsubnet(vpc.new.cidr_block, 8, 1)
  ipv6_cidr_block = 1
}

resource "vswitch" "new_data" {
  vpc_id     = vpc.new.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet(vpc.new.cidr_block, 8, 2)
}

resource "route_table" "new_data" {
  vpc_id = vpc.new.id
}

resource "route_table_association" "new_data" {
  route_table_id = route_table.new_data.id
  vswitch_id     = vswitch.new_data.id
}

resource "route_entry" "new_data" {
  route_table_id         = route_table.new_data.id
  destination_cidr_block = "172.21.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-proxy"
}

resource "nat_gateway" "new" {
  vpc_id     = vpc.new.id
  depends_on = [vswitch.new_app, vswitch.new_data]
}

resource "nat_bandwidth_package" "new" {
  nat_gateway_id = nat_gateway.new.id
  bandwidth      = 10
  ip_count       = 1
}

resource "eip_association" "new_out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.new.id
  instance_type = "Nat"
}

resource "eip_association" "new_in" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.new.id
  instance_type = "Nat"
}

resource "snat_entry" "new_app" {
  snat_table_id     = nat_gateway.new.snat_table_ids[0]
  source_vswitch_id = vswitch.new_app.id
  snat_ip           = [eip_association.new_out.ip_address]
}

resource "forward_entry" "new_web" {
  forward_table_id = nat_gateway.new.forward_table_ids[0]
  external_ip      = eip_association.new_in.ip_address
  external_port    = "443"
  internal_ip      = cidrhost(vswitch.new_app.cidr_block, 10)
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

resource "ipv6_gateway" "new" {
  vpc_id = vpc.new.id
}

resource "ipv6_internet_bandwidth" "new" {
  ipv6_gateway_id = ipv6_gateway.new.id
  ipv6_address_id = "ipv6-web2"
  bandwidth       = 10
}

resource "ipv6_egress_only_rule" "new" {
  ipv6_gateway_id = ipv6_gateway.new.id
  instance_id     = "ipv6-app2"
}

resource "vpn_gateway" "new" {
  vpc_id     = vpc.new.id
  bandwidth  = 10
  enable_ssl = true
}

resource "vpn_connection" "new" {
  vpn_gateway_id      = vpn_gateway.new.id
  customer_gateway_id = customer_gateway.branch.id
  local_subnet        = [vpc.new.cidr_block]
  remote_subnet       = ["172.30.0.0/16"]
}

resource "ssl_vpn_server" "new" {
  vpn_gateway_id = vpn_gateway.new.id
  client_ip_pool = "172.31.0.0/24"
  local_subnet   = [vpc.new.cidr_block]
}

resource "ssl_vpn_client_cert" "new" {
  ssl_vpn_server_id = ssl_vpn_server.new.id
}

resource "flow_log" "new" {
  resource_type  = "VPC"
  resource_id    = vpc.new.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}

resource "router_interface" "new_line" {
  router_id            = virtual_border_router.line.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}

resource "router_interface" "new" {
  router_id                = vpc.new.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}

resource "router_interface_connection" "new" {
  router_interface_id   = router_interface.new_line.id
  opposite_interface_id = router_interface.new.id
}

resource "route_entry" "new_branch" {
  route_table_id         = vpc.new.route_table_id
  destination_cidr_block = "172.20.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.new.opposite_interface_id
}

resource "route_entry" "new_back" {
  route_table_id         = virtual_border_router.line.route_table_id
  destination_cidr_block = vpc.new.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.new.router_interface_id
}

resource "bgp_network" "new" {
  router_id      = virtual_border_router.line.id
  dst_cidr_block = vpc.new.cidr_block
  vpc_id         = vpc.new.id
}
