resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.app]
}

resource "eip" "out" {}

resource "eip_association" "out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "app" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.app.id
  snat_ip           = [eip_association.out.ip_address]
}
