cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  status = "Available" # want NP-ATTR-UNKNOWN, near nothing
}
