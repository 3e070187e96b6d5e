cloud { region = "cn-hangzhou" }

resource "vpc" "a" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "a" {
  vpc_id     = vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vpc" "b" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "b" {
  vpc_id     = vpc.b.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
