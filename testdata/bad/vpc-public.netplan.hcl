cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "8.8.0.0/16" # want NP-VPC-RANGE, near "10.8.0.0/16"
}
