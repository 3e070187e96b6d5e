resource "common_bandwidth_package" "new" {
  bandwidth = 50
}

resource "common_bandwidth_package_ip" "one" {
  bandwidth_package_id = common_bandwidth_package.new.id
  ip_instance_id       = eip.one.id
}
