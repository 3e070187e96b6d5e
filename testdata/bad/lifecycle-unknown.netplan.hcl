cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  lifecycle {
    ignore_changes = [vpc_nome] # want NP-ATTR-UNKNOWN, near [vpc_name]
  }
}
