cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "list" {
  count = length(local.ranges)

  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = local.ranges[count.index]
}
