cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "1st" # want NP-NAME, near "a1st"
}
