cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = cidrsubnet("10.0.0.0/8", 8, 256) # want NP-SYNTAX, near cidrsubnet("10.0.0.0/8", 8, 255)
}
