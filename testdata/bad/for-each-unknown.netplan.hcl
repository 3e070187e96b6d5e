cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "eip" "e" {
  for_each = toset([vpc.main.id]) # want NP-FOR-EACH, near toset([vpc.main.cidr_block])
}
