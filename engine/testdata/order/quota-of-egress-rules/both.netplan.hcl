cloud {
  region = "cn-hangzhou"
  quotas = { egress_rules_per_small_gateway = 1, egress_rules_per_medium_gateway = 1, egress_rules_per_large_gateway = 1 }
}

resource "vpc" "small" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "ipv6_gateway" "small" {
  vpc_id = vpc.small.id
  spec   = "Small"
}

resource "vpc" "medium" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "ipv6_gateway" "medium" {
  vpc_id = vpc.medium.id
  spec   = "Medium"
}

resource "vpc" "large" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "ipv6_gateway" "large" {
  vpc_id = vpc.large.id
  spec   = "Large"
}
