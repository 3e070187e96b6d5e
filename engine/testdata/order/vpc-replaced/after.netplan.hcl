resource "vpc" "main" {
  vpc_name    = "office"
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}

resource "vrouter" "main" {
  vpc_id       = vpc.main.id
  vrouter_name = "office"
}

resource "vswitch" "main_app" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = cidrsubnet(vpc.main.cidr_block, 8, 1)
  ipv6_cidr_block = 1
}

resource "vswitch" "main_data" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet(vpc.main.cidr_block, 8, 2)
}

resource "route_table" "main_data" {
  vpc_id = vpc.main.id
}

resource "route_table_association" "main_data" {
  route_table_id = route_table.main_data.id
  vswitch_id     = vswitch.main_data.id
}

resource "route_entry" "main_data" {
  route_table_id         = route_table.main_data.id
  destination_cidr_block = "172.21.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-proxy"
}

resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.main_app, vswitch.main_data]
}

resource "nat_bandwidth_package" "main" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 10
  ip_count       = 1
}

resource "eip_association" "main_out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "eip_association" "main_in" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "main_app" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.main_app.id
  snat_ip           = [eip_association.main_out.ip_address]
}

resource "forward_entry" "main_web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.main_in.ip_address
  external_port    = "443"
  internal_ip      = cidrhost(vswitch.main_app.cidr_block, 10)
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "ipv6_internet_bandwidth" "main" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ipv6-web2"
  bandwidth       = 10
}

resource "ipv6_egress_only_rule" "main" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-app2"
}

resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}

resource "vpn_connection" "main" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.branch.id
  local_subnet        = [vpc.main.cidr_block]
  remote_subnet       = ["172.30.0.0/16"]
}

resource "ssl_vpn_server" "main" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "172.31.0.0/24"
  local_subnet   = [vpc.main.cidr_block]
}

resource "ssl_vpn_client_cert" "main" {
  ssl_vpn_server_id = ssl_vpn_server.main.id
}

resource "flow_log" "main" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}

resource "router_interface" "main_line" {
  router_id            = virtual_border_router.line.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}

resource "router_interface" "main" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}

resource "router_interface_connection" "main" {
  router_interface_id   = router_interface.main_line.id
  opposite_interface_id = router_interface.main.id
}

resource "route_entry" "main_branch" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.20.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.main.opposite_interface_id
}

resource "route_entry" "main_back" {
  route_table_id         = virtual_border_router.line.route_table_id
  destination_cidr_block = vpc.main.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.main.router_interface_id
}

resource "bgp_network" "main" {
  router_id      = virtual_border_router.line.id
  dst_cidr_block = vpc.main.cidr_block
  vpc_id         = vpc.main.id
}
