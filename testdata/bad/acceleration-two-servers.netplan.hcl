cloud { region = "cn-hangzhou" }
resource "global_acceleration_instance" "a" {
  service_location = "asia-pacific"
  bandwidth        = 10
}
resource "global_acceleration_instance" "b" {
  service_location = "asia-pacific"
  bandwidth        = 10
}
resource "global_acceleration_instance_association" "a" {
  global_acceleration_instance_id = global_acceleration_instance.a.id
  backend_server_id               = "i-a"
  backend_server_region_id        = "cn-hongkong"
}
resource "global_acceleration_instance_association" "other" {
  global_acceleration_instance_id = global_acceleration_instance.a.id # want NP-TAKEN
  backend_server_id               = "i-b"
  backend_server_region_id        = "cn-hongkong"
}
resource "global_acceleration_instance_association" "shared" {
  global_acceleration_instance_id = global_acceleration_instance.b.id
  backend_server_id               = "i-a"
  backend_server_region_id        = "cn-hongkong"
}
