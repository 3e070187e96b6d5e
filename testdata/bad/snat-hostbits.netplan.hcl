# The source of an SNAT entry may have host bits; its network counts.
cloud { region = "cn-hangzhou" }
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "nat_gateway" "a" { vpc_id = vpc.a.id }
resource "eip" "a" {}
resource "eip_association" "a" {
  allocation_id = eip.a.id
  instance_id   = nat_gateway.a.id
  instance_type = "Nat"
}
resource "snat_entry" "network" {
  snat_table_id = nat_gateway.a.snat_table_ids[0]
  source_cidr   = "10.0.1.0/24"
  snat_ip       = [eip_association.a.ip_address]
}
resource "snat_entry" "host" {
  snat_table_id = nat_gateway.a.snat_table_ids[0]
  source_cidr   = "10.0.1.9/24" # want NP-TAKEN, near "10.0.2.9/24"
  snat_ip       = [eip_association.a.ip_address]
}
