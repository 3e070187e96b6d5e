cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
import { # want NP-IMPORT
  to = vpc.other
  id = "vpc-1"
}
