cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = var.nome # want NP-REF-UNKNOWN, near "ab"
}
