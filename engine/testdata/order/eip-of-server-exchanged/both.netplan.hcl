cloud { region = "cn-hangzhou" }

resource "eip" "old" {}

resource "eip" "new" {}
