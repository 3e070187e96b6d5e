cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "flow_log" "a" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "audit"
  log_store_name = "records"
}
resource "flow_log" "b" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id # want NP-TAKEN
  traffic_type   = "All"
  project_name   = "audit"
  log_store_name = "records" # near NP-TAKEN "records2"
}
resource "flow_log" "c" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "Drop"
  project_name   = "audit"
  log_store_name = "records"
}
