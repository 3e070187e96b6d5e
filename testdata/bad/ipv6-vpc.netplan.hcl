cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = false
}
resource "vpc" "six" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "g" {
  vpc_id = vpc.main.id # want NP-IPV6-VPC
}
resource "ipv6_gateway" "six" { vpc_id = vpc.six.id }
resource "vswitch" "a" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.1.0/24"
  ipv6_cidr_block = 1 # want NP-IPV6-VPC, near nothing
}
resource "vswitch" "six" {
  vpc_id          = vpc.six.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.1.0/24"
  ipv6_cidr_block = 255
}
