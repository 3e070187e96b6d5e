cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "nat_gateway" "n" {
  vpc_id = vpc.main.id
  spec   = "Tiny" # want NP-ENUM, near "Small"
}
