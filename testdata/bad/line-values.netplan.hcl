cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "XX" # want NP-ENUM
  peer_location   = "Example Road 1"
  bandwidth       = 1            # want NP-RANGE
  port_type       = "10GBase-SR" # want NP-ENUM
  status          = "Canceled"   # want NP-ENUM
}
