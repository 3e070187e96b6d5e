cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  description = "https://wiki" # want NP-DESCRIPTION, near "see https://wiki"
}
