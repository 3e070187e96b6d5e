cloud {
  region = "cn-hangzhou"
  quotas = { vpcs = 1 } # near NP-QUOTA { vpcs = 2 }
}
resource "vpc" "a" {}
resource "vpc" "b" { # want NP-QUOTA
}
