cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name "ab" # want NP-SYNTAX, near vpc_name = "ab"
}
