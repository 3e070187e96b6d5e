cloud { region = "cn-hangzhou" }
resource "vswitch" "kind" {
  vpc_id     = "vsw-example" # want NP-ID, near "vpc-example"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_table" "mark" {
  vpc_id = "vpc example" # want NP-ID, near "vpc-example"
}
resource "vpn_connection" "name" {
  vpn_gateway_id      = "i-example" # want NP-ID, near "vpn-example"
  customer_gateway_id = "office"
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
}
