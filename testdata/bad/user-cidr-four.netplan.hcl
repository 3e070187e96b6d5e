cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  user_cidr = ["1.0.0.0/8", "2.0.0.0/8", "3.0.0.0/8", "4.0.0.0/8"] # want NP-USER-CIDR, near ["1.0.0.0/8", "2.0.0.0/8", "3.0.0.0/8"]
}
