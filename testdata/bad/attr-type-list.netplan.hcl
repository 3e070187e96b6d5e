cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = ["a", "b"] # want NP-ATTR-TYPE, near "ab"
}
