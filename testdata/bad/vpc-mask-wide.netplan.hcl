cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "172.0.0.0/8" # want NP-VPC-RANGE, near "172.16.0.0/12"
}
