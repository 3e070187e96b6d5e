cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.1.0.0/16" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.2.0.0/24" # want NP-VSWITCH-OUTSIDE, near "10.1.0.0/24"
  description = "elsewhere"
}
