cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vpn_gateway" "odd" {
  lifecycle { prevent_destroy = true }
  vpc_id               = vpc.main.id
  bandwidth            = 15 # want NP-ENUM, near 10
  instance_charge_type = "PrePaid" # want NP-ENUM, near "PREPAY"
  period               = 10 # want NP-ENUM, near 9
  enable_ssl           = true
  ssl_connections      = -1 # want NP-RANGE, near 0
  name                 = "a" # want NP-NAME, near "ab"
}
