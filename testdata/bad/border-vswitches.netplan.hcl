# VSwitches at the edges of their VPC and of each other (6.4).
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.1.0.0/16" }
resource "vswitch" "before" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.255.248/29" # want NP-VSWITCH-OUTSIDE, near "10.1.0.0/29"
}
resource "vswitch" "after" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.2.0.0/29" # want NP-VSWITCH-OUTSIDE, near "10.1.255.248/29"
}
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.1.0/24"
}
resource "vswitch" "first" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.1.0/29" # want NP-CIDR-OVERLAP, near "10.1.0.248/29"
}
resource "vswitch" "last" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.1.248/29" # want NP-CIDR-OVERLAP, near "10.1.2.0/29"
}
resource "vswitch" "elsewhere" {
  vpc_id     = "vpc-other"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.1.0/24"
}
