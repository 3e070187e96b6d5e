cloud { region = "cn-hangzhou" }
resource "common_bandwidth_package" "p" { bandwidth = 10 }
resource "common_bandwidth_package" "q" { bandwidth = 10 }
resource "eip" "e" {}
resource "common_bandwidth_package_ip" "i" {
  bandwidth_package_id = common_bandwidth_package.p.id
  ip_instance_id       = eip.e.id
}
resource "common_bandwidth_package_ip" "j" {
  bandwidth_package_id = common_bandwidth_package.q.id
  ip_instance_id       = eip.e.id # want NP-TAKEN, near "eip-other"
}
