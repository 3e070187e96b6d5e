resource "eip_association" "havip" {
  allocation_id = eip.public.id
  instance_id   = "havip-web"
  instance_type = "HaVip"
}
