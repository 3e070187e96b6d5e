resource "nat_bandwidth_package" "c_new" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 10
  ip_count       = 1
}

resource "nat_bandwidth_package" "d_other" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 10
  ip_count       = 1
}

resource "snat_entry" "app" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.app.id
  snat_ip           = [nat_bandwidth_package.c_new.public_ip_addresses[0].ip_address]
}
