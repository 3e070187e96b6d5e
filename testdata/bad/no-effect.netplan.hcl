# Arguments that the API takes and does nothing with.
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "eip" "used" {
  auto_pay = true # want NP-NO-EFFECT, near nothing
  period   = 1    # want NP-NO-EFFECT, near nothing
}
resource "router_interface" "used" {
  router_id            = vpc.main.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-beijing"
  instance_charge_type = "PostPaid"
  pricing_cycle        = "Month" # want NP-NO-EFFECT, near nothing
}
resource "vpn_gateway" "used" {
  vpc_id               = vpc.main.id
  bandwidth            = 10
  instance_charge_type = "POSTPAY"
  period               = 1  # want NP-NO-EFFECT, near nothing
  enable_ssl           = false # near NP-NO-EFFECT true
  ssl_connections      = 20 # want NP-NO-EFFECT, near nothing
}
resource "vpn_gateway" "open" {
  vpc_id    = vpc.main.id
  bandwidth = 10
  period    = 1 # how it is paid for when nothing is written is not told
}
resource "common_bandwidth_package" "used" {
  bandwidth = 10
  ratio     = 20 # want NP-NO-EFFECT, near nothing
}
