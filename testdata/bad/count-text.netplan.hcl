cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  count = "many" # want NP-COUNT, near 1
}
