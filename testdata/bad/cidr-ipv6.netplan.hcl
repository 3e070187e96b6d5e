cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "2001:db8::/32" # want NP-CIDR-SYNTAX, near "10.0.0.0/8"
}
