cloud { region = "cn-hangzhou" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = join("", [for i in range(257) : "x"]) # want NP-LINE-TEXT, near join("", [for i in range(256) : "x"])
  circuit_code    = join("", [for i in range(257) : "x"]) # want NP-LINE-TEXT, near join("", [for i in range(256) : "x"])
}
