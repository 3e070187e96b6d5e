cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "eip" "e" { for_each = toset(["a", "b", "c"]) }
resource "eip_association" "e" {
  for_each      = eip.e
  allocation_id = each.value.id
  instance_id   = nat_gateway.n.id
  instance_type = "Nat"
}
resource "snat_entry" "two" {
  snat_table_id = nat_gateway.n.snat_table_ids[0]
  source_cidr   = "10.0.0.0/24"
  snat_ip       = [eip_association.e["a"].ip_address, eip_association.e["b"].ip_address]
}
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = eip_association.e["b"].ip_address # want NP-NAT-SHARED-IP, near eip_association.e["c"].ip_address
  external_port    = "80"
  internal_ip      = "10.0.0.9"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}
