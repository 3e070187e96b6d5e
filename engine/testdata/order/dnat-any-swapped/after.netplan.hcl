resource "forward_entry" "all" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.two.ip_address
  external_port    = "any"
  internal_ip      = "10.0.1.10"
  internal_port    = "any"
  ip_protocol      = "any"
}

resource "forward_entry" "web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.one.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.20"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}
