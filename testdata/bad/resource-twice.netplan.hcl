cloud { region = "cn-hangzhou" }
resource "vpc" "main" {}
resource "vpc" "main" {} # want NP-DUPLICATE, near resource "vpc" "other" {}
