# A dual-stack network: a VPC whose VSwitches have an IPv4 and an IPv6 range,
# and an IPv6 gateway to which both route tables send IPv6 traffic.

cloud {
  region = "cn-hangzhou"
}

variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "ipv6"
}

variable "cidr_block" {
  description = "IPv4 range of the VPC; its IPv6 range is given by the cloud."
  type        = string
  default     = "10.60.0.0/16"
}

variable "spec" {
  description = "Size of the IPv6 gateway: Small, Medium or Large."
  type        = string
  default     = "Small"
}

locals {
  # Zone by role. The position of a role is the third byte of its IPv4 range
  # and the last of its IPv6 range.
  zones = {
    jobs = "cn-hangzhou-b"
    web  = "cn-hangzhou-e"
  }
}

resource "vpc" "main" {
  vpc_name    = var.name
  cidr_block  = var.cidr_block
  enable_ipv6 = true
}

resource "vswitch" "zone" {
  for_each = local.zones

  vpc_id          = vpc.main.id
  zone_id         = each.value
  cidr_block      = cidrsubnet(var.cidr_block, 8, index(keys(local.zones), each.key))
  ipv6_cidr_block = index(keys(local.zones), each.key)
  vswitch_name    = "${var.name}-${each.key}"
}

resource "ipv6_gateway" "main" {
  vpc_id      = vpc.main.id
  spec        = var.spec
  name        = "${var.name}-gateway"
  description = "IPv6 between the VPC and the Internet"
}

# The jobs zone has a route table of its own: it reaches one partner, not the
# whole Internet.
resource "route_table" "jobs" {
  vpc_id           = vpc.main.id
  route_table_name = "${var.name}-jobs"
}

resource "route_table_association" "jobs" {
  route_table_id = route_table.jobs.id
  vswitch_id     = vswitch.zone["jobs"].id
}

resource "route_entry" "internet" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "::/0"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}

resource "route_entry" "partner" {
  route_table_id         = route_table.jobs.id
  destination_cidr_block = "2001:db8:40::/48"
  next_hop_type          = "IPv6Gateway"
  next_hop_id            = ipv6_gateway.main.id
}
