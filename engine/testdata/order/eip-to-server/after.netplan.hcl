resource "eip_association" "server" {
  allocation_id = eip.public.id
  instance_id   = "i-web"
  instance_type = "EcsInstance"
}
