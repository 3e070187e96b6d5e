resource "eip" "old" {}

resource "eip_association" "web" {
  allocation_id = eip.old.id
  instance_id   = "i-web"
  instance_type = "EcsInstance"
}
