cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
check "size" {
  assert {
    condition     = vpc.main.cidr_block == "10.0.0.0/16" # want NP-CHECK, near vpc.main.cidr_block == "10.0.0.0/8"
    error_message = "The VPC is not a /16."
  }
}
