# Users near one site reach the service of the other through an address in
# their own region: the instance lies where they are, its server at the site.

variable "servers" {
  description = "Instance that serves at each site. They stand outside of this topology, in the VSwitch of the site."
  type        = map(string)
  default = {
    hangzhou = "i-hangzhou"
    virginia = "i-virginia"
  }
}

variable "accelerated" {
  description = "Bandwidth of each acceleration in Mbps: 10 to 100 in steps of ten, 200 to 1000 in steps of a hundred."
  type        = number
  default     = 20
}

locals {
  # Where the users of a site's service are: in the region of the other site.
  entrances = { hangzhou = "us-east-1", virginia = "cn-hangzhou" }
}

resource "global_acceleration_instance" "to" {
  for_each = local.sites
  region   = local.entrances[each.key]

  name             = "to-${each.key}"
  description      = "Entrance to ${each.key}"
  service_location = each.value.area
  bandwidth        = var.accelerated
}

resource "global_acceleration_instance_association" "to" {
  for_each = local.sites
  region   = local.entrances[each.key]

  global_acceleration_instance_id = global_acceleration_instance.to[each.key].id
  backend_server_id               = var.servers[each.key]
  backend_server_region_id        = each.value.region
  backend_server_type             = "EcsInstance"
}

output "entrances" {
  description = "Public address, in the other region, of each site's service."
  value       = { for site, instance in global_acceleration_instance.to : site => instance.ip_address }
}
