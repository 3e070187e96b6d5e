cloud { region = "cn-hangzhou" }
resource "eip" "fast" { bandwidth = 200 }
check "eips" {
  assert {
    condition     = length(topology.eips) == 1 # want NP-TYPE-UNKNOWN
    error_message = "There is one EIP."
  }
}
