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
  opposite_router_id   = vpc.a.vrouter_id # want NP-RI-PAIR, near vpc.b.vrouter_id
}
resource "router_interface" "b" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
  opposite_router_id   = vpc.a.vrouter_id
}
resource "router_interface_connection" "ab" {
  router_interface_id   = router_interface.a.id
  opposite_interface_id = router_interface.b.id
}
resource "vpc" "c" { cidr_block = "10.2.0.0/16" }
resource "router_interface" "c" {
  router_id            = vpc.c.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
  opposite_router_id   = vpc.d.id # want NP-RI-PAIR, near vpc.d.vrouter_id
}
resource "vpc" "d" { cidr_block = "10.3.0.0/16" }
resource "router_interface" "d" {
  router_id            = vpc.d.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
  opposite_router_id   = "office" # want NP-RI-PAIR, near "vrt-office"
}
resource "router_interface_connection" "cd" {
  router_interface_id   = router_interface.c.id
  opposite_interface_id = router_interface.d.id
}
