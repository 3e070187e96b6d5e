resource "vswitch" "a" {
  vpc_id     = vpc.y.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vswitch" "b" {
  vpc_id     = vpc.x.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.2.0/24"
}
