resource "vpc" "main" { # want NP-REGION-MISSING
  # region = "cn-hangzhou" # near NP-REGION-MISSING
}
