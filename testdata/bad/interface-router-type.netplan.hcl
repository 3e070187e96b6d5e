cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "i" {
  router_id          = vpc.main.vrouter_id # near NP-RI-ROUTER "vbr-1"
  router_type        = "VBR" # want NP-RI-ROUTER
  role               = "InitiatingSide"
  spec               = "Mini.2"
  access_point_id    = "ap-cn-hangzhou-A"
  opposite_region_id = "cn-hangzhou"
}
