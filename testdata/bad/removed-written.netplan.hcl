cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  count = 2
}
removed { # want NP-REMOVED
  from = vpc.main
}
removed { # want NP-REMOVED
  from = vpc.main[1] # near NP-REMOVED vpc.main[3]
}
removed {
  from = vpc.main[2]
}
removed { # want NP-REMOVED
  from = vcp.main # near NP-REMOVED eip.main
}
