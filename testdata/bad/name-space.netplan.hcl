cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "my vpc" # want NP-NAME, near "my_vpc"
}
