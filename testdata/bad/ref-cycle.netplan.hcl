cloud { region = "cn-hangzhou" }
locals {
  a = local.b # want NP-REF-CYCLE, near 1
  b = local.a
}
