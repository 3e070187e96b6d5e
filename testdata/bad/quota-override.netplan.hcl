cloud {
  region = "cn-hangzhou"
  quotas = { vpcs = 1 }
}
resource "vpc" "a" {}
resource "vpc" "b" { # want NP-QUOTA
}
