cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "i" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "InitiatingSide"
  opposite_region_id       = "cn-hangzhou"
  spec                     = "Mini.2"
  access_point_id          = "ap-cn-hangzhou-A" # want NP-RI-ACCESS, near nothing
  opposite_access_point_id = "ap-cn-hangzhou-A" # want NP-RI-ACCESS, near nothing
}
