cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
resource "vpc" "next" {}
resource "vpc" "third" {}
resource "eip" "public" {
  for_each = toset(["in", "out"])
}
moved { # want NP-MOVED-LOST
  from = vpc.main # near NP-MOVED-LOST vpc.old
  to   = vpc.next
}
moved { # want NP-MOVED-LOST
  from = eip.old
  to   = eip.public["inn"] # near NP-MOVED-LOST eip.public["in"]
}
moved {
  from = eip.others
  to   = eip.public
}
moved {
  from = vpc.first
  to   = vpc.second
}
moved {
  from = vpc.second
  to   = vpc.third
}
