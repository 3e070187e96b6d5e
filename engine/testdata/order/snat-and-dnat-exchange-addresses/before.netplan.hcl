resource "snat_entry" "app" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.app.id
  snat_ip           = [eip_association.one.ip_address]
}

resource "forward_entry" "web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.two.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.20"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}
