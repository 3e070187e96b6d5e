cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vpn_gateway" "odd" {
  vpc_id               = vpc.main.id
  bandwidth            = 15 # want NP-ENUM
  instance_charge_type = "PrePaid" # want NP-ENUM
  period               = 10 # want NP-ENUM
  ssl_connections      = -1 # want NP-RANGE
  name                 = "a" # want NP-NAME
}
