cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  for_each = toset(["ok", "9"])
  vpc_name = "${each.key}-x" # want NP-NAME, near "x-${each.key}"
}
