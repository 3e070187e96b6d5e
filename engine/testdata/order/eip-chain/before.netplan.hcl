resource "eip_association" "one" {
  allocation_id = eip.one.id
  instance_id   = "i-a"
  instance_type = "EcsInstance"
}

resource "eip_association" "two" {
  allocation_id = eip.two.id
  instance_id   = "i-b"
  instance_type = "EcsInstance"
}
