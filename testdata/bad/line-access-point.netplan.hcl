# An access point is one of the region of the line, or of the end of a
# connection.
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "physical_connection" "far" {
  access_point_id = "ap-cn-shanghai-A" # want NP-ACCESS-POINT, near "ap-cn-hangzhou-B"
  line_operator   = "CT"
  peer_location   = "Here"
}

resource "physical_connection" "unknown" {
  access_point_id = "ap-elsewhere"
  line_operator   = "CT"
  peer_location   = "Here"
  name            = "unknown"
}

resource "router_interface" "far" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-shenzhen"
  opposite_router_type     = "VBR"
  opposite_access_point_id = "ap-cn-qingdao-A" # want NP-ACCESS-POINT, near "ap-cn-shenzhen-A"
}

resource "router_interface" "near" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-shenzhen"
  opposite_router_type     = "VBR"
  opposite_access_point_id = "ap-cn-shenzhen-A"
}
