cloud { region = "cn-hangzhou" }
resource "vpc" "main" { # want NP-REGION
  region = "cn-atlantis" # near NP-REGION "cn-hangzhou"
}
