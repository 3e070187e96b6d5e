# A limit of the cloud block counts in place of the documented one.
cloud {
  region = "cn-hangzhou"
  quotas = { vswitches_per_vpc = 25, ips_per_snat_entry = 2, ips_per_nat_package = 9, eips = 0 }
}
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" { # want NP-QUOTA
  count      = 26 # near NP-QUOTA 25
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
resource "nat_gateway" "main" { vpc_id = vpc.main.id }
resource "snat_entry" "three" {
  snat_table_id = nat_gateway.main.snat_table_ids[0]
  source_cidr   = "10.1.0.0/16"
  snat_ip       = ["203.0.113.1", "203.0.113.2", "203.0.113.3"] # want NP-QUOTA, near ["203.0.113.1", "203.0.113.2"]
}
resource "nat_bandwidth_package" "many" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 10
  ip_count       = 10 # want NP-QUOTA, near 9
}
resource "eip" "any" { count = 3 } # 0 is no limit
