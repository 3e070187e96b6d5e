cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  internet_charge_type = "paybytraffic" # want NP-ENUM, near "PayByTraffic"
}
