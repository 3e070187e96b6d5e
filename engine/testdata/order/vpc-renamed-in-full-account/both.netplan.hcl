cloud {
  region = "cn-hangzhou"
  quotas = { vpcs = 1 }
}

resource "eip" "out" {}

resource "eip" "in" {}

resource "customer_gateway" "branch" {
  ip_address = "203.0.113.10"
}

resource "common_bandwidth_package" "shared" {
  bandwidth = 20
}

resource "common_bandwidth_package_ip" "out" {
  bandwidth_package_id = common_bandwidth_package.shared.id
  ip_instance_id       = eip.out.id
}

resource "global_acceleration_instance" "far" {
  service_location = "north-america"
  bandwidth        = 10
}

resource "global_acceleration_instance_association" "far" {
  global_acceleration_instance_id = global_acceleration_instance.far.id
  backend_server_id               = "i-far"
  backend_server_region_id        = "us-west-1"
}

resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}

resource "virtual_border_router" "line" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}

resource "bgp_group" "line" {
  router_id = virtual_border_router.line.id
  peer_asn  = 65001
}

resource "bgp_peer" "line" {
  bgp_group_id    = bgp_group.line.id
  peer_ip_address = "10.255.0.2"
}
