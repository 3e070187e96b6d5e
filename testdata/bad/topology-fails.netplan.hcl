cloud { region = "cn-hangzhou" }
resource "eip" "fast" { bandwidth = 200 }
resource "eip" "slow" {}
check "eips" {
  assert {
    condition     = alltrue([for e in topology.eip : e.bandwidth <= 100]) # want NP-CHECK
    error_message = "Too fast."
  }
  assert {
    condition     = alltrue([for e in topology.eip : e.name != ""])
    error_message = "No EIP has an empty name."
  }
}
