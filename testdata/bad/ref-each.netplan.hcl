cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = each.key # want NP-REF-SCOPE, near "each"
}
