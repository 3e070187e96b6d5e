cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "main" { vpc_id = vpc.main.id }
resource "ipv6_egress_only_rule" "a" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-web"
}
resource "ipv6_egress_only_rule" "b" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-web" # want NP-TAKEN, near "ipv6-other"
}
resource "ipv6_internet_bandwidth" "a" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ipv6-web"
  bandwidth       = 5
}
resource "ipv6_internet_bandwidth" "b" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ipv6-web" # want NP-TAKEN, near "ipv6-other"
  bandwidth       = 5
}
