cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "10.0.0.5" # want NP-NAT-PUBLIC, near "203.0.113.5"
  external_port    = "80"
  internal_ip      = "10.0.0.9"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
resource "snat_entry" "s" {
  snat_table_id = nat_gateway.n.snat_table_ids[0]
  source_cidr   = "172.16.0.0/16"
  snat_ip       = ["100.64.0.9"] # want NP-NAT-PUBLIC, near ["100.128.0.9"]
}
