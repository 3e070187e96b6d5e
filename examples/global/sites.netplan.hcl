# The same service at two sites, each in a region of its own: a VPC whose
# VSwitches reach the Internet through addresses that share bandwidth.

cloud {
  region = "cn-hangzhou"
}

variable "bandwidth" {
  description = "Bandwidth that the public addresses of a site share, in Mbps."
  type        = number
  default     = 20
}

locals {
  sites = {
    hangzhou = { region = "cn-hangzhou", area = "china-mainland", cidr_block = "10.80.0.0/16" }
    virginia = { region = "us-east-1", area = "north-america", cidr_block = "10.81.0.0/16" }
  }
}

resource "vpc" "site" {
  for_each = local.sites
  region   = each.value.region

  vpc_name   = each.key
  cidr_block = each.value.cidr_block
}

resource "vswitch" "site" {
  for_each = local.sites
  region   = each.value.region

  vpc_id       = vpc.site[each.key].id
  zone_id      = "${each.value.region}-b"
  cidr_block   = cidrsubnet(each.value.cidr_block, 8, 0)
  vswitch_name = each.key
}

resource "nat_gateway" "site" {
  for_each = local.sites
  region   = each.value.region

  vpc_id = vpc.site[each.key].id
  name   = each.key
}

resource "common_bandwidth_package" "site" {
  for_each = local.sites
  region   = each.value.region

  name      = each.key
  bandwidth = var.bandwidth
}

resource "eip" "site" {
  for_each = local.sites
  region   = each.value.region

  name      = each.key
  bandwidth = 5
}

resource "common_bandwidth_package_ip" "site" {
  for_each = local.sites
  region   = each.value.region

  bandwidth_package_id = common_bandwidth_package.site[each.key].id
  ip_instance_id       = eip.site[each.key].id
}

resource "eip_association" "site" {
  for_each = local.sites
  region   = each.value.region

  allocation_id = eip.site[each.key].id
  instance_id   = nat_gateway.site[each.key].id
  instance_type = "Nat"
}

resource "snat_entry" "site" {
  for_each = local.sites
  region   = each.value.region

  snat_table_id     = nat_gateway.site[each.key].snat_table_ids[0]
  source_vswitch_id = vswitch.site[each.key].id
  snat_ip           = [eip_association.site[each.key].ip_address]
}
