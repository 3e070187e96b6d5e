cloud { region = "cn-hangzhou" }
resource "global_acceleration_instance" "america" {
  service_location = "north-america"
  bandwidth        = 10
}
resource "global_acceleration_instance" "asia" {
  service_location = "asia-pacific"
  bandwidth        = 10
}
resource "global_acceleration_instance" "near" {
  service_location = "china-mainland"
  bandwidth        = 10
}
resource "global_acceleration_instance_association" "america" {
  global_acceleration_instance_id = global_acceleration_instance.america.id
  backend_server_id               = "i-a"
  backend_server_region_id        = "eu-central-1" # want NP-ACCELERATION-REGION, near "us-west-1"
}
resource "global_acceleration_instance_association" "asia" {
  global_acceleration_instance_id = global_acceleration_instance.asia.id
  backend_server_id               = "i-b"
  backend_server_region_id        = "cn-hongkong"
}
resource "global_acceleration_instance_association" "near" {
  global_acceleration_instance_id = global_acceleration_instance.near.id
  backend_server_id               = "i-c"
  backend_server_region_id        = "cn-hangzhou" # want NP-ACCELERATION-REGION, near "cn-shanghai"
}
