cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.5"
  external_port    = "80" # want NP-PORT-ANY, near "any"
  internal_ip      = "10.0.0.9"
  internal_port    = "any"
  ip_protocol      = "Any"
}
