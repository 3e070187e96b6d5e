resource "eip_association" "in" {
  allocation_id = eip.one.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "eip_association" "server" {
  allocation_id = eip.two.id
  instance_id   = "i-web"
  instance_type = "EcsInstance"
}
