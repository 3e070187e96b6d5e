cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
