resource "flow_log" "old" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
}
