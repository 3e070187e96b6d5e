cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.app]
}

resource "eip" "one" {}

resource "eip" "two" {}

resource "eip_association" "one" {
  allocation_id = eip.one.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "eip_association" "two" {
  allocation_id = eip.two.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
