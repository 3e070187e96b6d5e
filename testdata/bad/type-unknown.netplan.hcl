cloud { region = "cn-hangzhou" }
resource "vpcs" "main" {} # want NP-TYPE-UNKNOWN, near resource "vpc" "main" {}
