cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.256.0/16" # want NP-CIDR-SYNTAX
}
