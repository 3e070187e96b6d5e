cloud { region = "cn-hangzhou" }
resource "router_interface" "i" {
  router_id          = "vbr-1"
  router_type        = "VBR" # want NP-RI-ACCESS
  role               = "InitiatingSide"
  spec               = "Mini.2"
  opposite_region_id = "cn-hangzhou"
}
