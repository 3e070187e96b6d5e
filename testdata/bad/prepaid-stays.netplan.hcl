# What is paid for in advance cannot be deleted, and holds what it uses.
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "vpn_gateway" "paid" {
  vpc_id               = vpc.main.id
  bandwidth            = 10
  instance_charge_type = "PREPAY" # want NP-PREPAID-STAYS
  period               = 1
  auto_pay             = true
  # lifecycle { prevent_destroy = true } # near NP-PREPAID-STAYS
}
resource "eip" "paid" {
  instance_charge_type = "PrePaid" # want NP-PREPAID-STAYS
  auto_pay             = true
  period               = 1
  pricing_cycle        = "Month"
  lifecycle { prevent_destroy = false } # near NP-PREPAID-STAYS true
}
resource "eip" "used" {
  instance_charge_type = "PostPaid"
}
resource "router_interface" "paid" {
  router_id            = vpc.main.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-beijing"
  instance_charge_type = "PrePaid" # want NP-PREPAID-STAYS
  auto_pay             = true
  period               = 1
  # lifecycle { prevent_destroy = true } # near NP-PREPAID-STAYS
}
