cloud { region = "cn-hangzhou" }
locals {
  a = local.b # want NP-REF-CYCLE
  b = local.a
}
