cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  count = -1 # want NP-COUNT, near 0
}
