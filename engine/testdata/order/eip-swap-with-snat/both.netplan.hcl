cloud { region = "cn-hangzhou" }

resource "vpc" "a" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "a" {
  vpc_id     = vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "nat_gateway" "a" {
  vpc_id     = vpc.a.id
  depends_on = [vswitch.a]
}

resource "vpc" "b" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "b" {
  vpc_id     = vpc.b.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "nat_gateway" "b" {
  vpc_id     = vpc.b.id
  depends_on = [vswitch.b]
}

resource "eip" "one" {}

resource "eip" "two" {}

resource "snat_entry" "a" {
  snat_table_id     = nat_gateway.a.snat_table_ids[0]
  source_vswitch_id = vswitch.a.id
  snat_ip           = [eip_association.a.ip_address]
}

resource "snat_entry" "b" {
  snat_table_id     = nat_gateway.b.snat_table_ids[0]
  source_vswitch_id = vswitch.b.id
  snat_ip           = [eip_association.b.ip_address]
}
