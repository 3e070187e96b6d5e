cloud { region = "cn-hangzhou" }
variable "name" { # want NP-VAR-MISSING
  type = string
  # default = "ab" # near NP-VAR-MISSING
}
resource "vpc" "main" { vpc_name = var.name }
