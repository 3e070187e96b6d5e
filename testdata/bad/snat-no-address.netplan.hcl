cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "snat_entry" "s" {
  snat_table_id = nat_gateway.n.snat_table_ids[0]
  source_cidr   = "10.0.1.0/24"
  snat_ip       = [] # want NP-SNAT-IP, near ["203.0.113.5"]
}
