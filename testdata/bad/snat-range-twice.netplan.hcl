cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "eip" "e" {}
resource "eip_association" "e" {
  allocation_id = eip.e.id
  instance_id   = nat_gateway.n.id
  instance_type = "Nat"
}
resource "snat_entry" "range" {
  snat_table_id = nat_gateway.n.snat_table_ids[0]
  source_cidr   = "10.0.1.0/24" # near NP-TAKEN "10.0.1.0/25"
  snat_ip       = [eip_association.e.ip_address]
}
resource "snat_entry" "vswitch" {
  snat_table_id     = nat_gateway.n.snat_table_ids[0]
  source_vswitch_id = vswitch.a.id # want NP-TAKEN
  snat_ip           = [eip_association.e.ip_address]
}
