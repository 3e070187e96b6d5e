# A small production network: one VPC with two zones, a NAT gateway that lets
# both reach the Internet and lets the Internet reach one web server.

cloud {
  region = "cn-hangzhou"
}

variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "quickstart"
}

variable "cidr_block" {
  description = "Address range of the VPC."
  type        = string
  default     = "10.20.0.0/16"
}

variable "bandwidth" {
  description = "Bandwidth that the public addresses share, in Mbps."
  type        = number
  default     = 20

  validation {
    condition     = var.bandwidth >= 2
    error_message = "The public addresses need at least 2 Mbps together."
  }
}

locals {
  # Zone by role; cidrsubnet gives each the next /24 of the VPC.
  zones = {
    app = "cn-hangzhou-b"
    web = "cn-hangzhou-e"
  }
}

resource "vpc" "main" {
  vpc_name   = var.name
  cidr_block = var.cidr_block
}

resource "vswitch" "zone" {
  for_each = local.zones

  vpc_id       = vpc.main.id
  zone_id      = each.value
  cidr_block   = cidrsubnet(var.cidr_block, 8, index(keys(local.zones), each.key))
  vswitch_name = "${var.name}-${each.key}"
}

# The web zone has a route table of its own.
resource "route_table" "web" {
  vpc_id           = vpc.main.id
  route_table_name = "${var.name}-web"
}

resource "route_table_association" "web" {
  route_table_id = route_table.web.id
  vswitch_id     = vswitch.zone["web"].id
}
