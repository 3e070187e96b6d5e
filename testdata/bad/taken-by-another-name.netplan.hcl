cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "nat_gateway" "first" {
  vpc_id = vpc.main.id
}
resource "nat_gateway" "second" {
  vpc_id = vpc.main.vpc_id # want NP-TAKEN, near "vpc-other"
}
resource "eip" "main" {
  bandwidth = 5
}
resource "eip_association" "main" {
  allocation_id = eip.main.allocation_id
  instance_id   = nat_gateway.first.id
}
resource "forward_entry" "web" {
  forward_table_id = nat_gateway.first.forward_table_ids[0]
  external_ip      = eip_association.main.ip_address
  external_port    = "80"
  internal_ip      = "10.0.5.5"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
resource "forward_entry" "twice" {
  forward_table_id = element(nat_gateway.first.forward_table_ids, 0)
  external_ip      = eip.main.ip_address # want NP-TAKEN
  external_port    = "80"                # near NP-TAKEN "81"
  internal_ip      = "10.0.5.6"
  internal_port    = "80"
  ip_protocol      = "TCP"
  depends_on       = [eip_association.main]
}
resource "route_entry" "first" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/16"
  next_hop_id            = "i-1"
}
resource "route_entry" "twice" {
  route_table_id         = try(vpc.main.router_table_ids[0], "")
  destination_cidr_block = "172.16.0.0/16" # want NP-TAKEN, near "172.17.0.0/16"
  next_hop_id            = "i-1"
}
