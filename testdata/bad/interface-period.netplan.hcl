cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "i" {
  router_id          = vpc.main.vrouter_id
  router_type        = "VRouter"
  role               = "InitiatingSide"
  opposite_region_id = "cn-hangzhou"
  spec               = "Mini.2"
  instance_charge_type = "PrePaid"
  auto_pay           = true
  period             = 4 # want NP-PREPAID, near 3
  pricing_cycle      = "Year"
  lifecycle { prevent_destroy = true }
}
