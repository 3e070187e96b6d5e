resource "eip_association" "e" {
  region        = "us-west-1"
  allocation_id = eip.e.id
  instance_id   = "i-one"
  instance_type = "EcsInstance"
}

resource "global_acceleration_instance_association" "a" {
  global_acceleration_instance_id = global_acceleration_instance.a.id
  backend_server_id               = "i-two"
  backend_server_region_id        = "us-west-1"
}
