cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "XX" # want NP-ENUM, near "CO"
  peer_location   = "Example Road 1"
  bandwidth       = 1            # want NP-RANGE, near 2
  port_type       = "10GBase-SR" # want NP-ENUM, near "10GBase-LR"
  status          = "Canceled"   # want NP-ENUM, near "Terminated"
}
