cloud { region = "cn-hangzhou" }
resource "global_acceleration_instance" "a" {
  service_location = "europe"
  bandwidth        = 10
}
resource "eip" "a" {}
resource "eip" "b" {}
resource "eip" "c" {
  lifecycle { prevent_destroy = true }
  instance_charge_type = "PrePaid"
  period               = 1
  pricing_cycle        = "Month"
  auto_pay             = true
}
resource "common_bandwidth_package" "p" { bandwidth = 20 }
resource "common_bandwidth_package_ip" "b" {
  bandwidth_package_id = common_bandwidth_package.p.id
  ip_instance_id       = eip.b.id
}
resource "global_acceleration_instance_ip" "a" {
  global_acceleration_instance_id = global_acceleration_instance.a.id # want NP-ACCELERATION-SHARED, near "ga-shared"
  ip_instance_id                  = eip.a.id
}
resource "global_acceleration_instance_ip" "b" {
  global_acceleration_instance_id = "ga-shared"
  ip_instance_id                  = eip.b.id # want NP-TAKEN, near "eip-other"
}
resource "global_acceleration_instance_ip" "c" {
  global_acceleration_instance_id = "ga-shared"
  ip_instance_id                  = eip.c.id # want NP-PREPAID
}
