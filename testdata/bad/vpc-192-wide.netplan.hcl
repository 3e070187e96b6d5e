cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "192.0.0.0/8" # want NP-VPC-RANGE, near "192.168.0.0/16"
}
