cloud { region = "cn-hangzhou" }
resource "eip" "fast" { bandwidth = 200 }
check "eips" {
  assert {
    condition     = length(topology.eip) # want NP-ATTR-TYPE, near length(topology.eip) > 0
    error_message = "There is no EIP."
  }
}
