cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
resource "eip" "e" {}
moved { # want NP-MOVED
  from = vpc.main
  to   = vpc.main
}
moved { # want NP-MOVED
  from = vpc.old # near NP-MOVED eip.old
  to   = eip.e
}
moved { # want NP-MOVED
  from = vcp.old
  to   = vpc.main
}
moved { # want NP-MOVED-LOST
  from = vpc.older
  to   = module.net["a.b"].vpc.main # near NP-MOVED-LOST vpc.main
}
