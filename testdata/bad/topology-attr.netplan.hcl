cloud { region = "cn-hangzhou" }
resource "eip" "fast" { bandwidth = 200 }
check "eips" {
  assert {
    condition     = alltrue([for e in topology.eip : e.bandwith <= 100]) # want NP-REF-ATTR
    error_message = "Too fast."
  }
}
