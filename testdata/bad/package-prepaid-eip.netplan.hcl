cloud { region = "cn-hangzhou" }
resource "common_bandwidth_package" "p" { bandwidth = 10 }
resource "eip" "e" {
  lifecycle { prevent_destroy = true }
  instance_charge_type = "PrePaid"
  auto_pay             = true
  period               = 1
  pricing_cycle        = "Month"
}
resource "common_bandwidth_package_ip" "i" {
  bandwidth_package_id = common_bandwidth_package.p.id
  ip_instance_id       = eip.e.id # want NP-PREPAID, near "eip-other"
}
