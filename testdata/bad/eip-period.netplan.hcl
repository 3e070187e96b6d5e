cloud { region = "cn-hangzhou" }
resource "eip" "years" {
  instance_charge_type = "PrePaid"
  auto_pay             = true
  period               = 4 # want NP-PREPAID, near 3
  pricing_cycle        = "Year"
  lifecycle { prevent_destroy = true }
}
