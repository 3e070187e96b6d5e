cloud {
  region = "cn-hangzhou"
  quotas = { egress_rules_per_medium_gateway = 1 } # near NP-QUOTA { egress_rules_per_medium_gateway = 2 }
}
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "vpc" "other" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
resource "ipv6_gateway" "medium" {
  vpc_id = vpc.main.id
  spec   = "Middle"
}
resource "ipv6_gateway" "small" { vpc_id = vpc.other.id }
resource "ipv6_egress_only_rule" "a" {
  ipv6_gateway_id = ipv6_gateway.medium.id
  instance_id     = "ipv6-a"
}
resource "ipv6_egress_only_rule" "b" { # want NP-QUOTA
  ipv6_gateway_id = ipv6_gateway.medium.id
  instance_id     = "ipv6-b"
}
resource "ipv6_egress_only_rule" "c" {
  ipv6_gateway_id = ipv6_gateway.small.id
  instance_id     = "ipv6-c"
}
resource "ipv6_egress_only_rule" "d" {
  ipv6_gateway_id = ipv6_gateway.small.id
  instance_id     = "ipv6-d"
}
