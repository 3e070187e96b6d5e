resource "forward_entry" "a" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "1002"
  internal_ip      = "10.0.1.10"
  internal_port    = "80"
  ip_protocol      = "TCP"
}

resource "forward_entry" "b" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "1003"
  internal_ip      = "10.0.1.20"
  internal_port    = "80"
  ip_protocol      = "TCP"
}

resource "forward_entry" "c" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "1001"
  internal_ip      = "10.0.1.30"
  internal_port    = "80"
  ip_protocol      = "TCP"
}
