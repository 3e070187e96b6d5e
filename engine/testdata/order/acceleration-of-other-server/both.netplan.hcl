cloud { region = "cn-hangzhou" }

resource "global_acceleration_instance" "a" {
  service_location = "north-america"
  bandwidth        = 10
}

resource "global_acceleration_instance" "b" {
  service_location = "north-america"
  bandwidth        = 10
}
