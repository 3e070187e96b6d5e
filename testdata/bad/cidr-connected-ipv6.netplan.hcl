cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  cidr_block      = "10.0.0.0/16"
  ipv6_cidr_block = "2408:4003:1000:100::/56"
}
resource "vpc" "b" {
  cidr_block      = "10.1.0.0/16"
  ipv6_cidr_block = "2408:4003:1000:100::/56" # want NP-CIDR-CONNECTED, near "2408:4003:1000:300::/56"
}
resource "vpc" "c" {
  cidr_block      = "10.2.0.0/16"
  ipv6_cidr_block = "2408:4003:1000:200::/56"
}
resource "router_interface" "to" {
  for_each             = { b = vpc.b.vrouter_id, c = vpc.c.vrouter_id }
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = each.value
  opposite_router_type = "VRouter"
}
