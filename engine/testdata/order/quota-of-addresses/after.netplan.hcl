resource "eip" "new" {}

resource "eip_association" "web" {
  allocation_id = eip.new.id
  instance_id   = "i-web"
  instance_type = "EcsInstance"
}
