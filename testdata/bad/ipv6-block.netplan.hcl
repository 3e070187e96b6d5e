cloud { region = "cn-hangzhou" }
resource "vpc" "long" {
  cidr_block      = "10.0.0.0/8"
  ipv6_cidr_block = "2408:4003:1000:100::/64" # want NP-IPV6-BLOCK, near "2408:4003:1000:100::/56"
}
resource "vpc" "bits" {
  cidr_block      = "10.0.0.0/8"
  ipv6_cidr_block = "2408:4003:1000:101::/56" # want NP-IPV6-BLOCK, near "2408:4003:1000:200::/56"
}
resource "vpc" "four" {
  cidr_block      = "10.0.0.0/8"
  ipv6_cidr_block = "10.0.0.0/8" # want NP-IPV6-BLOCK
}
resource "vpc" "right" {
  cidr_block      = "10.0.0.0/8"
  ipv6_cidr_block = "2408:4003:1000:200::/56"
}
