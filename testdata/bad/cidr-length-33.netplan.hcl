cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/33" # want NP-CIDR-SYNTAX, near "10.0.0.0/24"
}
