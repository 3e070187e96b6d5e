resource "flow_log" "one" {
  resource_type  = "VPC"
  resource_id    = vpc.b.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}

resource "flow_log" "two" {
  resource_type  = "VPC"
  resource_id    = vpc.a.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "other"
}
