# The offices, each with a gateway of its own at the other end of an IPsec
# connection.

variable "keys" {
  description = "Pre-shared key of each office."
  type        = map(string)
  sensitive   = true
}

locals {
  offices = {
    plant = { address = "203.0.113.10", networks = ["172.20.0.0/16"], group = "group14" }
    shop  = { address = "203.0.113.20", networks = ["172.21.1.0/24", "172.21.2.0/24"], group = "group2" }
  }

  # Where the networks of the offices are, by network.
  networks = merge([for name, office in local.offices : { for network in office.networks : network => name }]...)
}

check "keys" {
  assert {
    condition     = alltrue([for name in keys(local.offices) : contains(keys(var.keys), name)])
    error_message = "An office has no key in keys."
  }
}

resource "customer_gateway" "office" {
  for_each = local.offices

  ip_address  = each.value.address
  name        = "${var.name}-${each.key}"
  description = "Gateway of the ${each.key}"
}

resource "vpn_connection" "office" {
  for_each = local.offices

  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office[each.key].id
  local_subnet        = [vpc.main.cidr_block]
  remote_subnet       = each.value.networks
  name                = "${var.name}-${each.key}"
  effect_immediately  = true

  ike_config {
    psk          = try(var.keys[each.key], null) # a check tells of one that is missing
    ike_version  = "ikev2"
    ike_enc_alg  = "aes256"
    ike_auth_alg = "sha1"
    ike_pfs      = each.value.group
    ike_lifetime = 28800
  }
  ipsec_config {
    ipsec_enc_alg  = "aes256"
    ipsec_auth_alg = "sha1"
    ipsec_pfs      = each.value.group
    ipsec_lifetime = 3600
  }
}

# What the instances of the VPC send to an office goes through the gateway.
resource "route_entry" "office" {
  for_each = local.networks

  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = each.key
  next_hop_type          = "VpnGateway"
  next_hop_id            = vpn_gateway.main.id
}

output "offices" {
  description = "What the gateways of the offices must know, apart from their keys."
  value = { for name, connection in vpn_connection.office : name => {
    from    = customer_gateway.office[name].ip_address
    to      = connection.ike_config.local_id
    version = connection.ike_config.ike_version
    group   = connection.ike_config.ike_pfs
  } }
}
