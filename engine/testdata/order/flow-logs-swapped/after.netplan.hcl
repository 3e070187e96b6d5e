resource "flow_log" "a" {
  resource_type  = "VPC"
  resource_id    = vpc.b.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}

resource "flow_log" "b" {
  resource_type  = "VPC"
  resource_id    = vpc.a.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}
