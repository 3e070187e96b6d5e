resource "vswitch" "s5" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.5.0/24"
}

resource "vswitch" "s6" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.6.0/24"
}

resource "vswitch" "s7" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.7.0/24"
}

resource "vswitch" "s8" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.8.0/24"
}
