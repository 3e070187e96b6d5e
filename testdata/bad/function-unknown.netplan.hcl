cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = cidrsub("10.0.0.0/8", 8, 1) # want NP-FUNC-UNKNOWN, near cidrsubnet("10.0.0.0/8", 8, 1)
}
