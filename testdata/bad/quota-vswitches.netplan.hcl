cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" { # want NP-QUOTA
  count      = 25 # near NP-QUOTA 24
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
