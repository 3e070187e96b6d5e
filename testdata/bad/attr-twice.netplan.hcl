cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "ab"
  vpc_name = "cd" # want NP-SYNTAX
}
