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

resource "forward_entry" "a" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.a.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.10"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}

resource "forward_entry" "b" {
  forward_table_id = nat_gateway.b.forward_table_ids[0]
  external_ip      = eip_association.b.ip_address
  external_port    = "443"
  internal_ip      = "10.0.1.20"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}
