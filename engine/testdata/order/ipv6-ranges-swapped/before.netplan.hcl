resource "vswitch" "a" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.1.0/24"
  ipv6_cidr_block = 1
}

resource "vswitch" "b" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.2.0/24"
  ipv6_cidr_block = 2
}
