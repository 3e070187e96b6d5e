cloud { region = "cn-hangzhou" }
resource "global_acceleration_instance" "a" {
  service_location = "europe"
  bandwidth        = 150 # want NP-ENUM
}
resource "global_acceleration_instance" "b" {
  service_location = "africa" # want NP-ENUM
  bandwidth        = 1000
}
