cloud { region = "cn-hangzhou" }
resource "eip" "fast" { bandwidth = 200 }
output "eips" {
  value = keys(topology.eip) # want NP-REF-SCOPE
}
