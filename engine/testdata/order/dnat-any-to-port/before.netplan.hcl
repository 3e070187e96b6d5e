resource "forward_entry" "all" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "any"
  internal_ip      = "10.0.1.10"
  internal_port    = "any"
  ip_protocol      = "any"
}
