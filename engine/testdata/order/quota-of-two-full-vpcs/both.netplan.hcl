cloud {
  region = "cn-hangzhou"
  quotas = { vswitches_per_vpc = 1 }
}

resource "vpc" "x" {
  cidr_block = "10.0.0.0/8"
}

resource "vpc" "y" {
  cidr_block = "10.0.0.0/8"
}
