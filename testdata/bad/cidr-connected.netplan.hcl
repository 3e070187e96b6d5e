cloud { region = "cn-hangzhou" }

# The hub is connected with three VPCs; two of them have the same range.
resource "vpc" "hub" {
  cidr_block = "10.0.0.0/16"
}
resource "vpc" "spoke" {
  for_each   = { a = "10.1.0.0/16", b = "10.2.0.0/16" }
  cidr_block = each.value
}
resource "vpc" "twin" {
  cidr_block = "10.2.128.0/17" # want NP-CIDR-CONNECTED, near "10.3.128.0/17"
}
locals {
  ends = { a = vpc.spoke["a"].vrouter_id, b = vpc.spoke["b"].vrouter_id, twin = vpc.twin.vrouter_id }
}
resource "router_interface" "hub" {
  for_each             = local.ends
  router_id            = vpc.hub.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = each.value
  opposite_router_type = "VRouter"
}

# A near miss: a part of that range, connected with nothing.
resource "vpc" "alone" {
  cidr_block = "10.2.0.0/17"
}
