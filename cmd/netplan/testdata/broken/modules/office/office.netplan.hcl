variable "name" {
  type = string
}

variable "range" {
  type = string
}

resource "vpc" "office" {
  cidr_block = var.range
  vpc_name   = var.name
}
