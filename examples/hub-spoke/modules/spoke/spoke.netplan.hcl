# A VPC with one VSwitch a zone and, where it is public, a NAT gateway.

variable "name" {
  type = string
}

variable "region" {
  type = string
}

variable "cidr_block" {
  description = "Range of the VPC; each zone gets a sixteenth of it."
  type        = string
}

variable "zones" {
  type = list(string)

  validation {
    condition     = length(var.zones) <= 16
    error_message = "A network has room for 16 zones."
  }
}

variable "public" {
  description = "Whether the network reaches the Internet."
  type        = bool
  default     = false
}

resource "vpc" "main" {
  region      = var.region
  vpc_name    = var.name
  cidr_block  = var.cidr_block
  description = "Network ${var.name}"
}

resource "vswitch" "zone" {
  count  = length(var.zones)
  region = var.region

  vpc_id       = vpc.main.id
  zone_id      = var.zones[count.index]
  cidr_block   = cidrsubnet(vpc.main.cidr_block, 4, count.index)
  vswitch_name = "${var.name}-${count.index}"
}

resource "nat_gateway" "main" {
  count  = var.public ? 1 : 0
  region = var.region

  vpc_id     = vpc.main.id
  name       = "${var.name}-nat"
  depends_on = [vswitch.zone]
}

resource "eip" "out" {
  count  = var.public ? 1 : 0
  region = var.region

  name      = "${var.name}-out"
  bandwidth = 10
}

resource "eip_association" "out" {
  count  = var.public ? 1 : 0
  region = var.region

  allocation_id = eip.out[count.index].id
  instance_id   = nat_gateway.main[count.index].id
  instance_type = "Nat"
}

resource "snat_entry" "zone" {
  count  = var.public ? length(var.zones) : 0
  region = var.region

  snat_table_id     = nat_gateway.main[0].snat_table_ids[0]
  source_vswitch_id = vswitch.zone[count.index].id
  snat_ip           = [eip_association.out[0].ip_address]
}

output "vpc_id" {
  value = vpc.main.id
}

output "cidr_block" {
  value = vpc.main.cidr_block
}

output "vswitch_ids" {
  value = vswitch.zone[*].id
}
