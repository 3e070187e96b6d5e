cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "i" { # want NP-QUOTA
  count              = 6 # near NP-QUOTA 5
  router_id          = vpc.main.vrouter_id
  router_type        = "VRouter"
  role               = "InitiatingSide"
  opposite_region_id = "cn-hangzhou"
  spec               = "Mini.2"
}
