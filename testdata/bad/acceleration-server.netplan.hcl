cloud { region = "cn-hangzhou" }
resource "global_acceleration_instance" "a" {
  service_location = "asia-pacific"
  bandwidth        = 10
}
resource "global_acceleration_instance" "b" {
  service_location = "asia-pacific"
  bandwidth        = 10
}
resource "global_acceleration_instance" "c" {
  service_location = "asia-pacific"
  bandwidth        = 10
}
resource "eip" "e" { region = "cn-hongkong" }
resource "eip_association" "e" {
  region        = "cn-hongkong"
  allocation_id = eip.e.id
  instance_id   = "i-shop"
  instance_type = "EcsInstance"
}
resource "global_acceleration_instance_association" "a" {
  global_acceleration_instance_id = global_acceleration_instance.a.id
  backend_server_id               = "i-shop" # want NP-ACCELERATION-SERVER, near "i-store"
  backend_server_region_id        = "cn-hongkong"
}
resource "global_acceleration_instance_association" "b" {
  global_acceleration_instance_id = global_acceleration_instance.b.id
  backend_server_id               = "lb-shop" # want NP-ACCELERATION-SERVER, near "i-lb"
  backend_server_region_id        = "cn-hongkong"
}
resource "global_acceleration_instance_association" "c" {
  global_acceleration_instance_id = global_acceleration_instance.c.id
  backend_server_id               = "havip-shop" # want NP-ACCELERATION-SERVER, near "i-havip"
  backend_server_region_id        = "cn-hongkong"
}
