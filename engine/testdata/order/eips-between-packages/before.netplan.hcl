resource "common_bandwidth_package_ip" "one" {
  bandwidth_package_id = common_bandwidth_package.a.id
  ip_instance_id       = eip.one.id
}

resource "common_bandwidth_package_ip" "two" {
  bandwidth_package_id = common_bandwidth_package.b.id
  ip_instance_id       = eip.two.id
}
