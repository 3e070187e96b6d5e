# The EIPs of entries are bound to the gateway of their table.
cloud { region = "cn-hangzhou" }
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vpc" "b" { cidr_block = "10.1.0.0/16" }
resource "nat_gateway" "a" { vpc_id = vpc.a.id }
resource "nat_gateway" "b" { vpc_id = vpc.b.id }
resource "eip" "a" {}
resource "eip" "b" {}
resource "eip" "c" {}
resource "eip" "free" {}
resource "eip" "spare" {}
resource "eip_association" "a" {
  allocation_id = eip.a.id
  instance_id   = nat_gateway.a.id
  instance_type = "Nat"
}
resource "eip_association" "b" {
  allocation_id = eip.b.id
  instance_id   = nat_gateway.b.id
  instance_type = "Nat"
}
resource "eip_association" "c" {
  allocation_id = eip.c.id
  instance_id   = nat_gateway.b.id
  instance_type = "Nat"
}
resource "eip" "server" {}
resource "eip_association" "server" {
  allocation_id = eip.server.id
  instance_id   = "i-example"
  instance_type = "EcsInstance"
}
resource "eip" "elsewhere" {}
resource "eip_association" "elsewhere" {
  allocation_id = eip.elsewhere.id
  instance_id   = "ngw-example" # may be the id of nat_gateway.a
  instance_type = "Nat"
}
resource "forward_entry" "server" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.server.ip_address # want NP-NAT-BOUND, near eip_association.elsewhere.ip_address
  external_port    = "82"
  internal_ip      = "10.0.0.9"
  internal_port    = "82"
  ip_protocol      = "TCP"
}
resource "forward_entry" "other" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.b.ip_address # want NP-NAT-BOUND, near eip_association.a.ip_address
  external_port    = "80"
  internal_ip      = "10.0.0.9"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
resource "forward_entry" "free" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip.free.ip_address # want NP-NAT-BOUND, near eip.a.ip_address
  external_port    = "81"
  internal_ip      = "10.0.0.9"
  internal_port    = "81"
  ip_protocol      = "TCP"
}
resource "snat_entry" "several" {
  snat_table_id = nat_gateway.b.snat_table_ids[0]
  source_cidr   = "10.1.0.0/24"
  snat_ip       = [eip_association.c.ip_address, eip.spare.ip_address] # want NP-NAT-BOUND, near [eip_association.c.ip_address]
}
resource "eip" "balancer" {}
resource "eip_association" "balancer" {
  allocation_id = eip.balancer.id
  instance_id   = "lb-example"
  instance_type = "SlbInstance"
}
resource "snat_entry" "balancer" {
  snat_table_id = nat_gateway.b.snat_table_ids[0]
  source_cidr   = "10.1.1.0/24"
  snat_ip       = [eip_association.balancer.ip_address] # want NP-NAT-BOUND, near [eip_association.c.ip_address]
}
resource "eip" "other" {}
resource "eip_association" "other" {
  allocation_id = eip.other.id
  instance_id   = "own-1"
  instance_type = "EcsInstance" # near NP-NAT-BOUND "Nat"
}
resource "snat_entry" "other" {
  snat_table_id = nat_gateway.b.snat_table_ids[0]
  source_cidr   = "10.1.2.0/24"
  snat_ip       = [eip_association.other.ip_address] # want NP-NAT-BOUND
}
