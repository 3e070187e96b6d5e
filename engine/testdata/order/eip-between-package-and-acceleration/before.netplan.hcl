resource "common_bandwidth_package_ip" "one" {
  bandwidth_package_id = common_bandwidth_package.a.id
  ip_instance_id       = eip.one.id
}

resource "global_acceleration_instance_ip" "two" {
  global_acceleration_instance_id = "ga-a"
  ip_instance_id                  = eip.two.id
}
