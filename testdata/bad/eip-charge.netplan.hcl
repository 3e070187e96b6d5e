cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  instance_charge_type = "Free" # want NP-ENUM, near "PostPaid"
}
