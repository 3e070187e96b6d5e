# A network with mistakes of every kind that a report must tell well. What the
# formats make of it stands in the folder golden.

cloud {
  region = "cn-hangzhou"
}

variable "border_key" {
  type      = string
  sensitive = true
  default   = "SEKRET but two words"
}

resource "vpc" "main" {
  cidr_block  = "10.0.0.0/16"
  vpc_name    = "总部网络"
  description = "http://主干 <b>@everyone</b> `x`"
}

# Two of them collide.
resource "vswitch" "zone" {
  for_each = {
    "网一" = "10.0.1.0/24"
    "网二" = "10.0.1.128/25"
    three = "10.0.3.0/24"
  }

  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-e"
  cidr_block = each.value
}

# Four instances with one mistake at one place.
resource "vpc" "spoke" {
  count = 4

  cidr_block = "172.16.0.0/30"
	vpc_name   = "第 ${count.index} 个"	# tabs
}

# A module that is called with a range that it cannot use.
module "office" {
  source = "./modules/office"

  name  = "hangzhou|office"
  range = "11.20.0.0/16"
}

# A key that must not be shown, with a blank in it.
resource "bgp_group" "border" {
  router_id = "vbr-border"
  peer_asn  = 65001
  auth_key  = var.border_key
}

resource "virtual_border_router" "border" {
  physical_connection_id = "pc-border"
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.0"
  peer_gateway_ip        = "10.255.0.1"
  peering_subnet_mask    = "255.255.255.252"
}
