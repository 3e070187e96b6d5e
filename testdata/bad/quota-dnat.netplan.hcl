cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "forward_entry" "f" { # want NP-QUOTA
  count = 101 # near NP-QUOTA 100
  forward_table_id = nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.5"
  external_port    = tostring(1000 + count.index)
  internal_ip      = "10.0.0.9"
  internal_port    = tostring(1000 + count.index)
  ip_protocol      = "TCP"
}
