resource "snat_entry" "range" {
  snat_table_id = nat_gateway.main.snat_table_ids[0]
  source_cidr   = "10.0.1.0/24"
  snat_ip       = [eip_association.in.ip_address]
}
