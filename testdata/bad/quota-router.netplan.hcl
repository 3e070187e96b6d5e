# A router is one whether it is named by its VPC or by itself.
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vrouter" "main" { vpc_id = vpc.main.id }
resource "router_interface" "a" {
  count              = 3 # near NP-QUOTA 2
  router_id          = vpc.main.vrouter_id
  router_type        = "VRouter"
  role               = "InitiatingSide"
  spec               = "Mini.2"
  opposite_region_id = "cn-beijing"
}
resource "router_interface" "b" { # want NP-QUOTA
  count              = 3
  router_id          = vrouter.main.id
  router_type        = "VRouter"
  role               = "InitiatingSide"
  spec               = "Mini.2"
  opposite_region_id = "cn-beijing"
}
