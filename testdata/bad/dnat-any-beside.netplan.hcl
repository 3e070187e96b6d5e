cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "forward_entry" "all" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.5"
  external_port    = "any"
  internal_ip      = "10.0.1.9"
  internal_port    = "any"
  ip_protocol      = "Any"
}
resource "forward_entry" "web" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.5" # want NP-DNAT-ANY, near "203.0.113.6"
  external_port    = "80"
  internal_ip      = "10.0.1.8"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
