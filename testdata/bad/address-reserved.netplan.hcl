cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.a]
}
resource "forward_entry" "web" {
  for_each = {
    80 = cidrhost(vswitch.a.cidr_block, 0) # want NP-ADDRESS-RESERVED, near cidrhost(vswitch.a.cidr_block, 2)
    81 = cidrhost(vswitch.a.cidr_block, 1)
    82 = cidrhost(vswitch.a.cidr_block, 252)
    83 = "10.0.1.253" # want NP-ADDRESS-RESERVED, near "10.0.1.251"
    84 = "10.0.1.255" # want NP-ADDRESS-RESERVED, near "10.0.1.250"
    85 = "10.0.2.0"
  }
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = "203.0.113.5"
  external_port    = each.key
  internal_ip      = each.value
  internal_port    = "80"
  ip_protocol      = "TCP"
}
resource "router_interface" "a" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = "ap-cn-hangzhou-A"
  health_check_source_ip   = "10.0.1.254" # want NP-ADDRESS-RESERVED, near "10.0.1.249"
  health_check_target_ip   = "172.16.0.1"
}
