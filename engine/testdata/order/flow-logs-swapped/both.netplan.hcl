cloud { region = "cn-hangzhou" }

resource "vpc" "a" {
  cidr_block = "10.0.0.0/8"
}

resource "vpc" "b" {
  cidr_block = "10.0.0.0/8"
}
