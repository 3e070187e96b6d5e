cloud { region = "cn-hangzhou" }
resource "vpc" "a" {}
resource "vpc" "b" {}
resource "vpc" "far" { region = "cn-beijing" }
import {
  to = vpc.a
  id = "vpc-1"
}
import { # want NP-IMPORT
  to = vpc.b
  id = "vpc-1" # near NP-IMPORT "vpc-2"
}
import {
  to = vpc.far
  id = "vpc-1"
}
