# Two public addresses in a shared bandwidth package: one for connections that
# start inside (SNAT), one for those that come from outside (DNAT).

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
  name   = "${var.name}-nat"
  spec   = "Small"
}

resource "common_bandwidth_package" "shared" {
  name      = "${var.name}-shared"
  bandwidth = var.bandwidth
}

resource "eip" "public" {
  for_each = toset(["in", "out"])

  name                 = "${var.name}-${each.key}"
  bandwidth            = 5
  internet_charge_type = "PayByTraffic"
}

resource "common_bandwidth_package_ip" "public" {
  for_each = eip.public

  bandwidth_package_id = common_bandwidth_package.shared.id
  ip_instance_id       = each.value.id
}

resource "eip_association" "public" {
  for_each = eip.public

  allocation_id = each.value.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "zone" {
  for_each = vswitch.zone

  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = each.value.id
  snat_ip           = [eip_association.public["out"].ip_address]
}

resource "forward_entry" "https" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.public["in"].ip_address
  external_port    = "443"
  internal_ip      = cidrhost(vswitch.zone["web"].cidr_block, 10)
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

output "public_addresses" {
  description = "Public address by direction."
  value       = { for direction, address in eip.public : direction => address.ip_address }
}

output "zones" {
  description = "VSwitch by role."
  value       = { for role, vswitch in vswitch.zone : role => vswitch.id }
}
