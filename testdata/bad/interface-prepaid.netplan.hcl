cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "i" {
  router_id            = vpc.main.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  opposite_region_id   = "cn-hangzhou"
  spec                 = "Mini.2"
  instance_charge_type = "PrePaid" # want NP-PREPAID
  auto_pay             = true
  # period = 1 # near NP-PREPAID
  lifecycle { prevent_destroy = true }
}
