cloud { region = "cn-hangzhou" }
output "x" {
  value = module.net.id # want NP-REF-UNKNOWN, near 1
}
