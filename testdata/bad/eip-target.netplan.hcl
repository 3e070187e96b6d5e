cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "main" { vpc_id = vpc.main.id }
resource "eip" "gateway" {}
resource "eip" "server" {}
resource "eip" "far" {}
resource "eip_association" "gateway" {
  allocation_id = eip.gateway.id
  instance_id   = nat_gateway.main.id
  instance_type = "EcsInstance" # want NP-EIP-TARGET, near "Nat"
}
resource "eip_association" "server" {
  allocation_id = eip.server.id
  instance_id   = "i-example"
  instance_type = "SlbInstance" # want NP-EIP-TARGET, near "Ecs"
}
resource "eip_association" "far" {
  allocation_id      = eip.far.id
  instance_id        = "i-example2"
  instance_region_id = "cn-beijing" # want NP-EIP-TARGET, near "cn-hangzhou"
}
