cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  count    = 1
  for_each = toset(["a"]) # want NP-COUNT, near nothing
}
