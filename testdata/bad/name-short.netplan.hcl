cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "a" # want NP-NAME, near "ab"
}
