# A VPC with a VPN gateway, to which offices and the computers of remote staff
# connect.

cloud {
  region = "cn-hangzhou"
}

variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "vpn"
}

variable "cidr_block" {
  description = "Address range of the VPC."
  type        = string
  default     = "10.90.0.0/16"
}

variable "bandwidth" {
  description = "Bandwidth of the VPN gateway in Mbps: 5, 10, 20, 50 or 100. A gateway of another bandwidth has another address."
  type        = number
  default     = 10
}

locals {
  zones = { a = "cn-hangzhou-b", b = "cn-hangzhou-e" }
}

resource "vpc" "main" {
  vpc_name   = "${var.name}-main"
  cidr_block = var.cidr_block
}

resource "vswitch" "app" {
  for_each = local.zones

  vpc_id       = vpc.main.id
  zone_id      = each.value
  cidr_block   = cidrsubnet(vpc.main.cidr_block, 8, index(keys(local.zones), each.key))
  vswitch_name = "${var.name}-${each.key}"
}

resource "vpn_gateway" "main" {
  vpc_id          = vpc.main.id
  bandwidth       = var.bandwidth
  name            = "${var.name}-main"
  description     = "To the offices, and for remote staff"
  enable_ipsec    = true
  enable_ssl      = true
  ssl_connections = 20

  # The cloud puts the gateway into a VSwitch.
  depends_on = [vswitch.app]
}

output "gateway" {
  description = "Where offices and staff connect to."
  value       = vpn_gateway.main.internet_ip
}
