# The largest and the smallest VPC in each range, and what lies beside (5.1).
cloud { region = "cn-hangzhou" }
resource "vpc" "ten" { cidr_block = "10.0.0.0/7" } # want NP-VPC-RANGE, near "10.0.0.0/8"
resource "vpc" "ten_small" { cidr_block = "10.255.255.128/25" } # want NP-VPC-RANGE, near "10.255.255.0/24"
resource "vpc" "after_ten" { cidr_block = "11.0.0.0/8" } # want NP-VPC-RANGE, near "10.0.0.0/9"
resource "vpc" "wide" { cidr_block = "172.0.0.0/11" } # want NP-VPC-RANGE, near "172.16.0.0/12"
resource "vpc" "before" { cidr_block = "172.15.0.0/16" } # want NP-VPC-RANGE, near "172.16.0.0/16"
resource "vpc" "after" { cidr_block = "172.32.0.0/16" } # want NP-VPC-RANGE, near "172.31.0.0/16"
resource "vpc" "small" { cidr_block = "172.31.255.128/25" } # want NP-VPC-RANGE, near "172.31.255.0/24"
resource "vpc" "home" { cidr_block = "192.168.0.0/15" } # want NP-VPC-RANGE, near "192.168.0.0/16"
resource "vpc" "home_before" { cidr_block = "192.167.0.0/16" } # want NP-VPC-RANGE, near "192.168.0.0/17"
resource "vpc" "home_after" { cidr_block = "192.169.0.0/24" } # want NP-VPC-RANGE, near "192.168.255.0/24"
resource "vpc" "user" {
  user_cidr = ["100.0.0.0/9"] # want NP-USER-CIDR, near ["100.0.0.0/10"]
}
resource "vpc" "user_end" {
  user_cidr = ["100.127.255.255/32"] # want NP-USER-CIDR, near ["100.128.0.0/32"]
}
resource "vpc" "length" {
  cidr_block = "10.0.0.0/-1" # want NP-CIDR-SYNTAX, near "10.0.0.0/16"
}
