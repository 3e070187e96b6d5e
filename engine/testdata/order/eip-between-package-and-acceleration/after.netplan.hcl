resource "global_acceleration_instance_ip" "one" {
  global_acceleration_instance_id = "ga-a"
  ip_instance_id                  = eip.one.id
}

resource "common_bandwidth_package_ip" "two" {
  bandwidth_package_id = common_bandwidth_package.a.id
  ip_instance_id       = eip.two.id
}
