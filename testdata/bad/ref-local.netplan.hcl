cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = local.name # want NP-REF-UNKNOWN, near "local"
}
