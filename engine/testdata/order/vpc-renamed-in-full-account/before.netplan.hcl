resource "vpc" "old" {
  vpc_name    = "office"
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "vrouter" "old" {
  vpc_id       = vpc.old.id
  vrouter_name = "office"
}

resource "vswitch" "old_app" {
  vpc_id          = vpc.old.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = cidrsubnet(vpc.old.cidr_block, 8, 1)
  ipv6_cidr_block = 1
}

resource "vswitch" "old_data" {
  vpc_id     = vpc.old.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet(vpc.old.cidr_block, 8, 2)
}

resource "route_table" "old_data" {
  vpc_id = vpc.old.id
}

resource "route_table_association" "old_data" {
  route_table_id = route_table.old_data.id
  vswitch_id     = vswitch.old_data.id
}

resource "route_entry" "old_data" {
  route_table_id         = route_table.old_data.id
  destination_cidr_block = "172.21.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-proxy"
}

resource "nat_gateway" "old" {
  vpc_id     = vpc.old.id
  depends_on = [vswitch.old_app, vswitch.old_data]
}

resource "nat_bandwidth_package" "old" {
  nat_gateway_id = nat_gateway.old.id
  bandwidth      = 10
  ip_count       = 1
}

resource "eip_association" "old_out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.old.id
  instance_type = "Nat"
}

resource "eip_association" "old_in" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.old.id
  instance_type = "Nat"
}

resource "snat_entry" "old_app" {
  snat_table_id     = nat_gateway.old.snat_table_ids[0]
  source_vswitch_id = vswitch.old_app.id
  snat_ip           = [eip_association.old_out.ip_address]
}

resource "forward_entry" "old_web" {
  forward_table_id = nat_gateway.old.forward_table_ids[0]
  external_ip      = eip_association.old_in.ip_address
  external_port    = "443"
  internal_ip      = cidrhost(vswitch.old_app.cidr_block, 10)
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

resource "ipv6_gateway" "old" {
  vpc_id = vpc.old.id
}

resource "ipv6_internet_bandwidth" "old" {
  ipv6_gateway_id = ipv6_gateway.old.id
  ipv6_address_id = "ipv6-web"
  bandwidth       = 10
}

resource "ipv6_egress_only_rule" "old" {
  ipv6_gateway_id = ipv6_gateway.old.id
  instance_id     = "ipv6-app"
}

resource "vpn_gateway" "old" {
  vpc_id     = vpc.old.id
  bandwidth  = 10
  enable_ssl = true
}

resource "vpn_connection" "old" {
  vpn_gateway_id      = vpn_gateway.old.id
  customer_gateway_id = customer_gateway.branch.id
  local_subnet        = [vpc.old.cidr_block]
  remote_subnet       = ["172.30.0.0/16"]
}

resource "ssl_vpn_server" "old" {
  vpn_gateway_id = vpn_gateway.old.id
  client_ip_pool = "172.31.0.0/24"
  local_subnet   = [vpc.old.cidr_block]
}

resource "ssl_vpn_client_cert" "old" {
  ssl_vpn_server_id = ssl_vpn_server.old.id
}

resource "flow_log" "old" {
  resource_type  = "VPC"
  resource_id    = vpc.old.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}

resource "router_interface" "old_line" {
  router_id            = virtual_border_router.line.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}

resource "router_interface" "old" {
  router_id                = vpc.old.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}

resource "router_interface_connection" "old" {
  router_interface_id   = router_interface.old_line.id
  opposite_interface_id = router_interface.old.id
}

resource "route_entry" "old_branch" {
  route_table_id         = vpc.old.route_table_id
  destination_cidr_block = "172.20.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.old.opposite_interface_id
}

resource "route_entry" "old_back" {
  route_table_id         = virtual_border_router.line.route_table_id
  destination_cidr_block = vpc.old.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.old.router_interface_id
}

resource "bgp_network" "old" {
  router_id      = virtual_border_router.line.id
  dst_cidr_block = vpc.old.cidr_block
  vpc_id         = vpc.old.id
}
