resource "physical_connection" "a" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
  status          = "Confirmed"
}
