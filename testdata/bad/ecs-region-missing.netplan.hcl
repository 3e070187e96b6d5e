resource "vpc" "main" { # want NP-REGION-MISSING
}
