cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.1/16" # want NP-CIDR-HOSTBITS, near "10.0.0.0/16"
}
