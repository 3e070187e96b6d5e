# The API takes numbers of 32 bits. A global acceleration instance that stands
# outside of the topology is named by its id.
cloud { region = "cn-hangzhou" }

resource "eip" "main" {
  bandwidth = 10000000000 # want NP-RANGE, near 1000
}

resource "global_acceleration_instance_association" "main" {
  global_acceleration_instance_id = "ga-example"
  backend_server_id               = "i-example"
  backend_server_region_id        = "us-moon-1" # want NP-REGION, near "us-west-1"
}
