cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "main"
  lifecycle {
    ignore_changes = [vpc_nome] # want NP-ATTR-UNKNOWN, near [vpc_name]
  }
}
