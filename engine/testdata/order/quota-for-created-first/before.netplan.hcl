resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vswitch" "z" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.9.0/24"

  lifecycle {
    create_before_destroy = true
  }
}
