cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "i" {
  router_id              = vpc.main.vrouter_id
  router_type            = "VRouter"
  role                   = "InitiatingSide"
  opposite_region_id     = "cn-hangzhou"
  spec                   = "Mini.2"
  health_check_source_ip = "192.168.0.9" # want NP-RI-HEALTH, near nothing
  health_check_target_ip = "10.0.0.1"
}
