cloud { region = "cn-hangzhou" }
resource "router_interface" "i" {
  router_id          = "vbr-1" # near NP-RI-ROUTER "vrt-2"
  router_type        = "VRouter" # want NP-RI-ROUTER
  role               = "InitiatingSide"
  spec               = "Mini.2"
  opposite_region_id = "cn-hangzhou"
}
resource "router_interface" "j" {
  router_id          = "vrt-1" # near NP-RI-ROUTER "vbr-1"
  router_type        = "VBR" # want NP-RI-ROUTER
  role               = "InitiatingSide"
  spec               = "Mini.2"
  access_point_id    = "ap-cn-hangzhou-A"
  opposite_region_id = "cn-hangzhou"
}
