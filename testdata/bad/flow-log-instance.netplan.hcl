cloud { region = "cn-hangzhou" }
resource "flow_log" "instance" {
  resource_type  = "NetworkInterface" # want NP-FLOW-LOG
  resource_id    = "i-web" # near NP-FLOW-LOG "eni-web"
  traffic_type   = "All"
  project_name   = "p"
  log_store_name = "s"
}
