cloud { region = "cn-hangzhou" }

resource "eip" "one" {}

resource "eip" "two" {}

resource "eip" "three" {}
