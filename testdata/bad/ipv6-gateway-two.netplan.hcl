cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "a" { vpc_id = vpc.main.id }
resource "ipv6_gateway" "b" { # want NP-QUOTA
  vpc_id = vpc.main.id
}
