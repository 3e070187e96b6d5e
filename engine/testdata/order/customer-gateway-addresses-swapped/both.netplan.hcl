cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}
