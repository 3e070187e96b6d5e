# One hub and two spokes in two regions, all made by one module. The address
# plan is one table; the module checks that a spoke stays inside its range.

cloud {
  region = "cn-hangzhou"
}

variable "supernet" {
  description = "Range that all networks are cut from."
  type        = string
  default     = "10.64.0.0/12"
}

locals {
  networks = {
    hub = {
      region = "cn-hangzhou"
      index  = 0
      zones  = ["cn-hangzhou-b", "cn-hangzhou-e"]
      public = true
    }
    shop = {
      region = "cn-hangzhou"
      index  = 1
      zones  = ["cn-hangzhou-e", "cn-hangzhou-f"]
      public = false
    }
    stock = {
      region = "cn-shanghai"
      index  = 2
      zones  = ["cn-shanghai-a", "cn-shanghai-b"]
      public = true
    }
  }
}

module "network" {
  source   = "./modules/spoke"
  for_each = local.networks

  name       = each.key
  region     = each.value.region
  cidr_block = cidrsubnet(var.supernet, 4, each.value.index)
  zones      = each.value.zones
  public     = each.value.public
}

check "networks_do_not_overlap" {
  assert {
    condition     = !cidroverlap([for network in module.network : network.cidr_block]...)
    error_message = "The ranges of two networks overlap: give each an index of its own."
  }
}

# Of all networks, whatever the module makes.
check "house_rules" {
  assert {
    condition     = alltrue([for vswitch in topology.vswitch : vswitch.vswitch_name != null])
    error_message = "Every VSwitch has a name."
  }
  assert {
    condition     = alltrue([for eip in topology.eip : eip.bandwidth <= 100])
    error_message = "No EIP is faster than 100 Mbps."
  }
  assert {
    condition     = !cidroverlap([for vswitch in topology.vswitch : vswitch.cidr_block]...)
    error_message = "The VSwitches of all networks have ranges of their own."
  }
}

output "networks" {
  description = "VPC, range and VSwitches of each network."
  value = {
    for name, network in module.network : name => {
      vpc_id     = network.vpc_id
      cidr_block = network.cidr_block
      vswitches  = network.vswitch_ids
    }
  }
}
