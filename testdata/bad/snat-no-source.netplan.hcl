cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "snat_entry" "s" { # want NP-SNAT-SOURCE
  snat_table_id = nat_gateway.n.snat_table_ids[0]
  snat_ip       = ["203.0.113.5"]
}
