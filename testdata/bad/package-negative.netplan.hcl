cloud { region = "cn-hangzhou" }
resource "common_bandwidth_package" "p" {
  bandwidth = -1 # want NP-RANGE, near 2
}
