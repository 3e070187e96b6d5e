cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "flow_log" "none" { # want NP-FLOW-LOG
  traffic_type   = "All"
  project_name   = "p"
  log_store_name = "s"
}
resource "flow_log" "type" {
  resource_type  = "VSwitch" # want NP-FLOW-LOG, near "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "p"
  log_store_name = "s"
}
resource "flow_log" "interface" {
  resource_type  = "VPC" # want NP-FLOW-LOG
  resource_id    = "eni-web" # near NP-FLOW-LOG "vpc-web"
  traffic_type   = "All"
  project_name   = "p"
  log_store_name = "s"
}
resource "flow_log" "right" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "Drop"
  project_name   = "p"
  log_store_name = "s"
}
