cloud { region = "cn-hangzhou" }
check "nothing" {} # want NP-ATTR-REQUIRED
