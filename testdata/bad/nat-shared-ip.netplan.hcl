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
resource "snat_entry" "s" {
  snat_table_id     = nat_gateway.n.snat_table_ids[0]
  snat_ip           = [eip.e.ip_address]
  source_vswitch_id = vswitch.a.id
}
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = eip.e.ip_address # want NP-NAT-SHARED-IP, near "203.0.113.9"
  external_port    = "80"
  internal_ip      = "10.0.0.9"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}
