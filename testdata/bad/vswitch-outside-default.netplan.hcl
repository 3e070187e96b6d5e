cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.2.0.0/24" # want NP-VSWITCH-OUTSIDE, near "172.31.255.0/24"
  description = "outside 172.16.0.0/12"
}
