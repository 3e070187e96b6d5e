# An internal address is compared within its table, as an external one is in its region.
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vpc" "other" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "nat_gateway" "m" { vpc_id = vpc.other.id }
resource "eip" "e" { count = 3 }
resource "eip_association" "e" {
  count         = 3
  allocation_id = eip.e[count.index].id
  instance_id   = count.index < 2 ? nat_gateway.n.id : nat_gateway.m.id
  instance_type = "Nat"
}
resource "forward_entry" "all" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = eip_association.e[0].ip_address
  external_port    = "any"
  internal_ip      = "10.0.1.9"
  internal_port    = "any"
  ip_protocol      = "Any"
}
resource "forward_entry" "web" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = eip_association.e[1].ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.9" # want NP-DNAT-ANY, near "10.0.1.10"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
resource "forward_entry" "elsewhere" {
  forward_table_id = nat_gateway.m.forward_table_ids[0]
  external_ip      = eip_association.e[2].ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.9"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
