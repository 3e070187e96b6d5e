cloud {
  region = "cn-hangzhou"
  quotas = { vswitches_per_vpc = 4 }
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
