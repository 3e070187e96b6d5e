cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = vpc.main.id # want NP-REF-CYCLE, near "ab"
}
