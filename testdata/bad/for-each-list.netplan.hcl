cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  for_each = ["a"] # want NP-FOR-EACH, near toset(["a"])
}
