cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
import { # want NP-IMPORT
  to = vpc.other # near NP-IMPORT vpc.main
  id = "vpc-1"
}
