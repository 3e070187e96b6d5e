# The API counts an empty text as left out, and a null in a list is no value.
cloud { region = "cn-hangzhou" }

variable "project" {
  type    = string
  default = ""
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
  user_cidr  = [null] # want NP-ATTR-TYPE
}

resource "vswitch" "main" {
  vpc_id     = "" # want NP-ATTR-REQUIRED, near vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.0.0/24"
}

resource "flow_log" "main" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = var.project # want NP-ATTR-REQUIRED
  log_store_name = "traffic"
}
