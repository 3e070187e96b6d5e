resource "snat_entry" "app" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.app.id
  snat_ip           = [eip_association.in.ip_address]
}
