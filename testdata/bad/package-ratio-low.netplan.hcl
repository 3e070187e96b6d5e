cloud { region = "cn-hangzhou" }
resource "common_bandwidth_package" "p" {
  bandwidth            = 10
  internet_charge_type = "PayBy95"
  ratio                = 5 # want NP-RANGE, near 10
}
