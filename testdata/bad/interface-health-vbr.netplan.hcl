cloud { region = "cn-hangzhou" }
resource "router_interface" "i" {
  router_id              = "vbr-1"
  router_type            = "VBR"
  role                   = "InitiatingSide"
  spec                   = "Mini.2"
  access_point_id        = "ap-cn-hangzhou-A"
  opposite_region_id     = "cn-hangzhou"
  health_check_source_ip = "192.168.0.9" # want NP-RI-HEALTH, near nothing
  health_check_target_ip = "10.0.0.1"
}
