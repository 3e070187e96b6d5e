cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  instance_charge_type = "PrePaid" # want NP-PREPAID
  period               = 1
  pricing_cycle        = "Month"
  # auto_pay = true # near NP-PREPAID
  lifecycle { prevent_destroy = true }
}
