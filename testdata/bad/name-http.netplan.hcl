cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "http://prod" # want NP-NAME, near "http-prod"
}
