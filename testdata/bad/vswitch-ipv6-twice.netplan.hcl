cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "vswitch" "a" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.1.0/24"
  ipv6_cidr_block = 7
}
resource "vswitch" "b" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.2.0/24"
  ipv6_cidr_block = 7 # want NP-TAKEN, near 8
}
resource "vswitch" "c" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.3.0/24"
  ipv6_cidr_block = 256 # want NP-RANGE, near 255
}
