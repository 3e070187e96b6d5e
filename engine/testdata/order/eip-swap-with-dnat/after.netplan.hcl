resource "eip_association" "a" {
  allocation_id = eip.two.id
  instance_id   = nat_gateway.a.id
  instance_type = "Nat"
}

resource "eip_association" "b" {
  allocation_id = eip.one.id
  instance_id   = nat_gateway.b.id
  instance_type = "Nat"
}
