cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
  status          = "Terminated"
}
resource "physical_connection" "second" {
  access_point_id                  = "ap-cn-hangzhou-A"
  line_operator                    = "CT"
  peer_location                    = "Example Road 2"
  redundant_physical_connection_id = physical_connection.line.id # want NP-LINE-REDUNDANT, near nothing
}
