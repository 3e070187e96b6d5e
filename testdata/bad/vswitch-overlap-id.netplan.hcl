cloud { region = "cn-hangzhou" }
resource "vswitch" "a" {
  vpc_id     = "vpc-1"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "vswitch" "b" {
  vpc_id     = "vpc-1"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.128/25" # want NP-CIDR-OVERLAP, near "10.0.0.128/25"
}
