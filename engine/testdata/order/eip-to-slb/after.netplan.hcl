resource "eip_association" "slb" {
  allocation_id = eip.public.id
  instance_id   = "lb-web"
  instance_type = "SlbInstance"
}
