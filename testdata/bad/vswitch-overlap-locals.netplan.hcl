cloud { region = "cn-hangzhou" }
locals { base = "10.0.0.0/16" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  count      = 2
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet(local.base, 8, 1) # want NP-CIDR-OVERLAP
}
