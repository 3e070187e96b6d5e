# A connection has two ends.
cloud { region = "cn-hangzhou" }
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vpc" "b" { cidr_block = "10.1.0.0/16" }
resource "router_interface" "a" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "b" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "ab" { # want NP-ATTR-REQUIRED
  router_interface_id = router_interface.a.id
  # opposite_interface_id = router_interface.b.id # near NP-ATTR-REQUIRED
}
