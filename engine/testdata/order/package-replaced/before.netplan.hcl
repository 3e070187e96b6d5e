resource "common_bandwidth_package" "old" {
  bandwidth = 20
}

resource "common_bandwidth_package_ip" "one" {
  bandwidth_package_id = common_bandwidth_package.old.id
  ip_instance_id       = eip.one.id
}
