resource "vswitch" "s1" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vswitch" "s2" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.2.0/24"
}

resource "vswitch" "s3" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.3.0/24"
}

resource "vswitch" "s4" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.4.0/24"
}
