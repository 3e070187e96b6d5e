cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "a${count.index}" # want NP-REF-SCOPE, near "a0"
}
