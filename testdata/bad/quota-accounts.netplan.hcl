# Each cloud block is an account with its own quotas.
cloud {
  region = "cn-hangzhou"
  quotas = { vpcs = 1 }
}
cloud "partner" {
  region = "cn-beijing"
  quotas = { vpcs = 2 } # near NP-QUOTA { vpcs = 3 }
}
resource "vpc" "own" {}
resource "vpc" "theirs" { # want NP-QUOTA
  count = 3
  cloud = "partner"
}
