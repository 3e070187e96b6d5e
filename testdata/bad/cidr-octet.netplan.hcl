cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.256.0/16" # want NP-CIDR-SYNTAX, near "10.255.0.0/16"
}
