cloud { region = "cn-hangzhou" }

resource "eip" "one" {}
