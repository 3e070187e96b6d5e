cloud { region = "cn-hangzhou" }
resource "eip" "e" {}
moved { # want NP-MOVED
  from = eip.a
  to   = eip.b
}
moved { # want NP-MOVED
  from = eip.b
  to   = eip.c
}
moved { # want NP-MOVED
  from = eip.c
  to   = eip.a
}
moved { # want NP-MOVED
  from = eip.d
  to   = eip.a
}
