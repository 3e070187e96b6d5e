cloud { region = "cn-hangzhou" }
resource "common_bandwidth_package" "p" {
  bandwidth            = 10
  internet_charge_type = "PayBy95" # want NP-RATIO, near nothing
}
