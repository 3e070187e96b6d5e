resource "eip_association" "b" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.b.id
  instance_type = "Nat"
}

resource "eip_association" "more" {
  allocation_id = eip.more.id
  instance_id   = nat_gateway.a.id
  instance_type = "Nat"
}

resource "snat_entry" "a" {
  snat_table_id     = nat_gateway.a.snat_table_ids[0]
  source_vswitch_id = vswitch.a.id
  snat_ip           = [eip_association.more.ip_address]
}

resource "snat_entry" "b" {
  snat_table_id     = nat_gateway.b.snat_table_ids[0]
  source_vswitch_id = vswitch.b.id
  snat_ip           = [eip_association.b.ip_address]
}
