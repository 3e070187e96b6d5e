cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  user_cidr = ["100.64.0.0/16"] # want NP-USER-CIDR, near ["100.128.0.0/16"]
}
