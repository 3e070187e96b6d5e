cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "vpc" "other" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "main" { vpc_id = vpc.main.id }
resource "ipv6_gateway" "other" { vpc_id = vpc.other.id }
resource "ipv6_egress_only_rule" "text" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "2408:4003::1" # want NP-IPV6-ADDRESS, near "ipv6-b"
}
resource "ipv6_egress_only_rule" "instance" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "i-web" # want NP-IPV6-ADDRESS, near "ipv6-c"
}
resource "ipv6_egress_only_rule" "a" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-a"
}
resource "ipv6_internet_bandwidth" "a" {
  ipv6_gateway_id = ipv6_gateway.other.id # want NP-IPV6-ADDRESS, near ipv6_gateway.main.id
  ipv6_address_id = "ipv6-a"
  bandwidth       = 5
}
