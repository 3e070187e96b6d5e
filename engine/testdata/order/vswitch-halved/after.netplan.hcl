resource "vswitch" "low" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.2.0/25"
}

resource "vswitch" "high" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-e"
  cidr_block = "10.0.2.128/25"
}
