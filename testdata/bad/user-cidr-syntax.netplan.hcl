cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  user_cidr = ["home"] # want NP-CIDR-SYNTAX
}
