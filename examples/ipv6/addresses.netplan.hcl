# What the IPv6 addresses may do. They belong to instances, which stand outside
# of this topology: a topology names them by their ids.

variable "addresses" {
  description = "IPv6 addresses of instances in the VPC, with their bandwidth in Mbps; one that is not public cannot be reached from the Internet."
  type        = map(object({ id = string, mbps = number, public = bool }))
  default = {
    jobs = { id = "ipv6-jobs", mbps = 5, public = false }
    web  = { id = "ipv6-web", mbps = 50, public = true }
  }
}

resource "ipv6_internet_bandwidth" "address" {
  for_each = var.addresses

  ipv6_gateway_id      = ipv6_gateway.main.id
  ipv6_address_id      = each.value.id
  bandwidth            = each.value.mbps
  internet_charge_type = "PayByTraffic"
}

resource "ipv6_egress_only_rule" "address" {
  for_each = { for name, address in var.addresses : name => address if !address.public }

  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = each.value.id
  name            = "${var.name}-${each.key}"
}

# What crosses the network is recorded in a LogStore, which stands outside of
# this topology too.
resource "flow_log" "main" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
  flow_log_name  = "${var.name}-traffic"
}

output "ipv6_range" {
  description = "IPv6 range that the cloud gave the VPC."
  value       = vpc.main.ipv6_cidr_block
}
