cloud {
  region = "cn-hangzhou"
  quotas = { flow_logs_per_resource = 1 }
}

resource "vpc" "a" {
  cidr_block = "10.0.0.0/8"
}

resource "vpc" "b" {
  cidr_block = "10.0.0.0/8"
}
