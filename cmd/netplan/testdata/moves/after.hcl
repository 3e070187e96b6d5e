cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  vpc_name    = "主网络"
  description = "a\nb\nc\n"
  cidr_block = "10.0.0.0/8"
}

resource "vpc" "old" {
  vpc_name   = "old"
  cidr_block = "192.168.0.0/16"
}

resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vswitch" "b" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.0.0/24"
}

resource "vswitch" "c1" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.2.0/25"
}

resource "vswitch" "c2" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-e"
  cidr_block = "10.0.2.128/25"
}

resource "vswitch" "o" {
  vpc_id     = vpc.old.id
  zone_id    = "cn-hangzhou-e"
  cidr_block = "192.168.1.0/24"
}

resource "nat_gateway" "old" {
  vpc_id     = vpc.old.id
  depends_on = [vswitch.o]
}

resource "route_entry" "office" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-two"
}

resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.a]
}

resource "eip" "in" {
  bandwidth = 50
  name      = "入口"
}

resource "eip" "out" {
  bandwidth = 10
}

resource "eip" "new" {
  bandwidth = 200
}

resource "eip_association" "in" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "eip_association" "out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.old.id
  instance_type = "Nat"
}

resource "eip_association" "new" {
  allocation_id = eip.new.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "a" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.b.id
  snat_ip           = [eip_association.new.ip_address]
}

resource "forward_entry" "web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "80"
  internal_ip      = "10.0.0.20"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}

resource "forward_entry" "https" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "443"
  internal_ip      = "10.0.0.11"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}
