cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  description = "x" # want NP-DESCRIPTION, near "xy"
}
