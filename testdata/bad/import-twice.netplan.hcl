cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
import {
  to = vpc.main
  id = "vpc-1"
}
import { # want NP-IMPORT
  to = vpc.main
  id = "vpc-2"
}
