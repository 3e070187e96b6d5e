cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "ten" # want NP-CIDR-SYNTAX
}
