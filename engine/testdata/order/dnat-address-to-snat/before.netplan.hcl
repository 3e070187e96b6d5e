resource "forward_entry" "web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.10"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

resource "forward_entry" "ssh" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "22"
  internal_ip      = "10.0.1.10"
  internal_port    = "22"
  ip_protocol      = "TCP"
}
