cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "eip" "e" {}
resource "eip_association" "a" {
  allocation_id = eip.e.id
  instance_id   = nat_gateway.n.id
  instance_type = "Nat"
}
resource "eip_association" "b" {
  allocation_id = eip.e.id # want NP-TAKEN, near "eip-other"
  instance_id   = "i-1"
  instance_type = "EcsInstance"
}
