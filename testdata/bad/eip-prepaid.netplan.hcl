cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  instance_charge_type = "PrePaid" # want NP-PREPAID, near "PostPaid"
  period               = 1
  pricing_cycle        = "Month"
}
