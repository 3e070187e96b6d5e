cloud { region = "cn-hangzhou" }
resource "vpc" "main" { # want NP-SYNTAX
  vpc_name = "ab"
