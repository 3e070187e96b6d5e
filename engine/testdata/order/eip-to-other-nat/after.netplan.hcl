resource "eip_association" "out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.b.id
  instance_type = "Nat"
}

resource "snat_entry" "b" {
  snat_table_id     = nat_gateway.b.snat_table_ids[0]
  source_vswitch_id = vswitch.b.id
  snat_ip           = [eip_association.out.ip_address]
}
