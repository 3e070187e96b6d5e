cloud { region = "cn-hangzhou" }
resourse "vpc" "main" {} # want NP-BLOCK-UNKNOWN, near resource "vpc" "main" {}
