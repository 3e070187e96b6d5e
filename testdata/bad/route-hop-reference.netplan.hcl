cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "router_interface" "i" {
  router_id          = vpc.main.vrouter_id
  router_type        = "VRouter"
  role               = "InitiatingSide"
  spec               = "Mini.2"
  opposite_region_id = "cn-beijing"
}
resource "route_entry" "r" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  next_hop_id            = router_interface.i.id
  next_hop_type          = "Instance" # want NP-ROUTE-TYPE, near "RouterInterface"
}
