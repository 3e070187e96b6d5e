cloud { region = "cn-hangzhou" }
resource "vpc" {} # want NP-BLOCK-LABELS, near resource "vpc" "main" {}
