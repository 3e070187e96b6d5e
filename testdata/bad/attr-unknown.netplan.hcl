cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr = "10.0.0.0/8" # want NP-ATTR-UNKNOWN, near nothing
}
