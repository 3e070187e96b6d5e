cloud { region = "cn-hangzhou" }
variable "name" { # want NP-VAR-MISSING
  type = string
}
resource "vpc" "main" { vpc_name = var.name }
