resource "eip_association" "gateway" {
  allocation_id = eip.public.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "forward_entry" "web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.gateway.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.10"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}
