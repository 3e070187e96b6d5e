cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}

resource "customer_gateway" "office" {
  ip_address = "203.0.113.10"
}
