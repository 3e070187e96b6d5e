cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "vpc" "other" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "small" { vpc_id = vpc.main.id }
resource "ipv6_gateway" "middle" {
  vpc_id = vpc.other.id
  spec   = "Middle"
}
resource "ipv6_internet_bandwidth" "small" {
  ipv6_gateway_id      = ipv6_gateway.small.id
  ipv6_address_id      = "ipv6-a"
  bandwidth            = 501 # want NP-IPV6-BANDWIDTH, near 500
  internet_charge_type = "PayByTraffic"
}
resource "ipv6_internet_bandwidth" "middle" {
  ipv6_gateway_id      = ipv6_gateway.middle.id
  ipv6_address_id      = "ipv6-b"
  bandwidth            = 1001 # want NP-IPV6-BANDWIDTH, near 1000
  internet_charge_type = "PayByTraffic"
}
resource "ipv6_internet_bandwidth" "fits" {
  ipv6_gateway_id      = ipv6_gateway.middle.id
  ipv6_address_id      = "ipv6-c"
  bandwidth            = 1000
  internet_charge_type = "PayByTraffic"
}
resource "ipv6_internet_bandwidth" "fixed" {
  ipv6_gateway_id = ipv6_gateway.small.id
  ipv6_address_id = "ipv6-d"
  bandwidth       = 5000
}
resource "ipv6_internet_bandwidth" "most" {
  ipv6_gateway_id = ipv6_gateway.small.id
  ipv6_address_id = "ipv6-e"
  bandwidth       = 5001 # want NP-RANGE, near 5000
}
