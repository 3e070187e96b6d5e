cloud { region = "cn-hangzhou" }
resource "global_acceleration_instance" "a" {
  service_location = "europe"
  bandwidth        = 150 # want NP-ENUM, near 100
}
resource "global_acceleration_instance" "b" {
  service_location = "africa" # want NP-ENUM, near "europe"
  bandwidth        = 1000
}
