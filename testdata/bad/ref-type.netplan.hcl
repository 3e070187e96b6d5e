cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_table" "t" {
  vpc_id = vswitch.a.id # want NP-REF-TYPE, near vpc.main.id
}
resource "nat_gateway" "n" {
  vpc_id = vswitch.a.vpc_id
}
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.n.snat_table_ids[0] # want NP-REF-TYPE, near nat_gateway.n.forward_table_ids[0]
  external_ip      = "203.0.113.5"
  external_port    = "80"
  internal_ip      = "10.0.1.9"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
