cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/25" # want NP-VPC-RANGE, near "10.0.0.0/24"
}
