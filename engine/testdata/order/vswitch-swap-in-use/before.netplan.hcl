resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vswitch" "data" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-e"
  cidr_block = "10.0.2.0/24"
}
