# A generated topology whose size is a variable: each VPC holds 20 VSwitches,
# so size = 1000 makes about 1,000 resources. Benchmarks and tests use it.

cloud {
  region = "cn-hangzhou"

  # The account's own limits, as raised for a network of this size.
  quotas = { vpcs = 10000 }
}

variable "size" {
  description = "Number of resources, rounded down to whole VPCs of 21."
  type        = number
  default     = 210

  validation {
    condition     = var.size >= 21 && var.size <= 210000
    error_message = "size is 21 to 210000 resources."
  }
}

locals {
  zones    = ["cn-hangzhou-b", "cn-hangzhou-d", "cn-hangzhou-e", "cn-hangzhou-f"]
  networks = floor(var.size / 21)

  # range gives at most 1,024 numbers, so that the numbers of the networks are
  # made of hundreds and the rest.
  numbers = [
    for n in [for d in setproduct(range(ceil(local.networks / 100)), range(100)) : 100 * d[0] + d[1]] :
    n if n < local.networks
  ]

  vswitches = {
    for place in setproduct(local.numbers, range(20)) :
    format("%05d-%02d", place...) => { network = place[0], number = place[1] }
  }
}

resource "vpc" "net" {
  count = local.networks

  vpc_name   = format("net-%05d", count.index)
  cidr_block = "10.${count.index % 256}.0.0/16"
}

resource "vswitch" "part" {
  for_each = local.vswitches

  vpc_id       = vpc.net[each.value.network].id
  zone_id      = element(local.zones, each.value.number)
  cidr_block   = cidrsubnet(vpc.net[each.value.network].cidr_block, 8, each.value.number)
  vswitch_name = "part-${each.key}"
}
