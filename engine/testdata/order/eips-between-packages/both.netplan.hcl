cloud { region = "cn-hangzhou" }

resource "eip" "one" {}

resource "eip" "two" {}

resource "common_bandwidth_package" "a" {
  bandwidth = 20
}

resource "common_bandwidth_package" "b" {
  bandwidth = 20
}
