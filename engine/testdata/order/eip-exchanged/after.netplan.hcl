resource "eip_association" "out" {
  allocation_id = eip.more.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "eip_association" "in" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
