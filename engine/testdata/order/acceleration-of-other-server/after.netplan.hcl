resource "global_acceleration_instance_association" "a" {
  global_acceleration_instance_id = global_acceleration_instance.a.id
  backend_server_id               = "i-two"
  backend_server_region_id        = "us-west-1"
}

resource "global_acceleration_instance_association" "b" {
  global_acceleration_instance_id = global_acceleration_instance.b.id
  backend_server_id               = "i-one"
  backend_server_region_id        = "us-west-1"
}
