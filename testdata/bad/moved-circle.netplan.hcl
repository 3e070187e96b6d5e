cloud { region = "cn-hangzhou" }
resource "eip" "e" {}
moved { # want NP-MOVED
  from = module.a
  to   = module.b
}
moved { # want NP-MOVED
  from = module.b
  to   = module.a.module.c
}
moved { # want NP-MOVED
  from = module.d
  to   = module.a
}
