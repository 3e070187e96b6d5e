cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.app, vswitch.data]
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

resource "snat_entry" "data" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.data.id
  snat_ip           = [eip_association.out.ip_address]
}

resource "route_table" "data" {
  vpc_id = vpc.main.id
}

resource "route_table_association" "data" {
  route_table_id = route_table.data.id
  vswitch_id     = vswitch.data.id
}
