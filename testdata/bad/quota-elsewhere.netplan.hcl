# Where the VPC is not known nothing is counted; an id counts like a reference.
cloud { region = "cn-hangzhou" }
data "vpcs" "all" {}
resource "vswitch" "unknown" {
  count      = 30
  vpc_id     = data.vpcs.all.ids[0]
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
resource "vswitch" "known" { # want NP-QUOTA
  count      = 25 # near NP-QUOTA 24
  vpc_id     = "vpc-elsewhere"
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
