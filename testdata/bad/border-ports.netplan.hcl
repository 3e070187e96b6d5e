# The first and the last port (17.13).
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "forward_entry" "a" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.5"
  external_port    = "65536" # want NP-PORT, near "65535"
  internal_ip      = "10.0.0.1"
  internal_port    = "0" # want NP-PORT, near "1"
  ip_protocol      = "TCP"
}
resource "forward_entry" "b" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.6"
  external_port    = "080" # want NP-PORT, near "80"
  internal_ip      = "9.255.255.255" # want NP-NAT-INTERNAL, near "10.0.0.0"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
resource "forward_entry" "c" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.7"
  external_port    = "443"
  internal_ip      = "11.0.0.0" # want NP-NAT-INTERNAL, near "10.255.255.255"
  internal_port    = "443"
  ip_protocol      = "UDP"
}
