resource "nat_gateway" "old" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.app]
}

resource "eip_association" "old" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.old.id
  instance_type = "Nat"
}

resource "snat_entry" "old" {
  snat_table_id     = nat_gateway.old.snat_table_ids[0]
  source_vswitch_id = vswitch.app.id
  snat_ip           = [eip_association.old.ip_address]
}

resource "forward_entry" "old" {
  forward_table_id = nat_gateway.old.forward_table_ids[0]
  external_ip      = eip_association.in_old.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.10"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

resource "eip" "in" {}

resource "eip_association" "in_old" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.old.id
  instance_type = "Nat"
}
