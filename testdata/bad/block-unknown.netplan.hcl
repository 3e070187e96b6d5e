cloud { region = "cn-hangzhou" }
resourse "vpc" "main" {} # want NP-BLOCK-UNKNOWN
