cloud { region = "cn-hangzhou" }
