cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  user_cidr = ["home"] # want NP-CIDR-SYNTAX, near ["1.0.0.0/8"]
}
