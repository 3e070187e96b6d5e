cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  description = "ab\u0000cd" # want NP-TEXT, near "ab\tcd"
}

resource "flow_log" "main" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "net\u001bwork" # want NP-TEXT, near "net-work"
  log_store_name = "two\nlines\tare permitted"
}
