cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" { # want NP-QUOTA
  count           = 6 # near NP-QUOTA 5
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
  status          = "Confirmed"
}
resource "physical_connection" "enabled" {
  count           = 6
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
