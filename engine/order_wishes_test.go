package engine_test

import "testing"

// TestEmptiedFirst takes IPv6 from a VPC whose IPv6 gateway goes in the same
// plan: the gateway goes first, and both happen in one apply.
func TestEmptiedFirst(t *testing.T) {
	s := newSite(t)
	six := head + `
resource "vpc" "main" {
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}

resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}
`
	s.apply(six)
	p := s.apply(with(withoutBlocks(six, "ipv6_gateway.main"), "true", "false"))
	s.wantOrder(p, "delete ipv6_gateway.main", "update vpc.main")
}

// TestEmptiedLater renames a NAT gateway whose one address goes, after an SNAT
// entry of the gateway has another: the renaming cannot wait for the address,
// since the entry refers to the gateway.
func TestEmptiedLater(t *testing.T) {
	s := newSite(t)
	text := head + `
resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
  name   = "first"
}
` + boundEip("a") + boundEip("b") + `
resource "snat_entry" "main" {
  snat_table_id = nat_gateway.main.snat_table_ids[0]
  source_cidr   = "172.20.0.0/16"
  snat_ip       = [eip_association.a.ip_address]
}
`
	s.apply(text)
	p := s.apply(with(withoutBlocks(text, "eip.a", "eip_association.a"), `"first"`, `"second"`, "eip_association.a.", "eip_association.b."))
	s.wantOrder(p, "update nat_gateway.main", "update snat_entry.main", "delete eip_association.a")
}

// TestLoweredFirst changes the size of an IPv6 gateway and the bandwidth that
// it limits together: what is lowered goes first, what is raised last.
func TestLoweredFirst(t *testing.T) {
	s := newSite(t).outside("ipv6-a", "ipv6-b")
	large := head + `
resource "vpc" "main" {
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}

resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
  spec   = "Large"
}

resource "ipv6_internet_bandwidth" "a" {
  ipv6_gateway_id      = ipv6_gateway.main.id
  ipv6_address_id      = "ipv6-a"
  bandwidth            = 2000
  internet_charge_type = "PayByTraffic"
}

resource "ipv6_internet_bandwidth" "b" {
  ipv6_gateway_id      = ipv6_gateway.main.id
  ipv6_address_id      = "ipv6-b"
  bandwidth            = 2000
  internet_charge_type = "PayByTraffic"
}
`
	s.apply(large)
	small := with(large, "Large", "Small", "2000", "400")
	s.wantOrder(s.apply(small), "update ipv6_internet_bandwidth.a", "update ipv6_gateway.main")
	s.wantOrder(s.apply(large), "update ipv6_gateway.main", "update ipv6_internet_bandwidth.b")
	one := with(withoutBlocks(large, "ipv6_internet_bandwidth.b"), "Large", "Medium", "2000", "1000")
	p := s.apply(one)
	s.wantOrder(p, "update ipv6_internet_bandwidth.a", "update ipv6_gateway.main")
	s.wantOrder(p, "delete ipv6_internet_bandwidth.b", "update ipv6_gateway.main")
}

func boundEip(name string) string {
	return `
resource "eip" "` + name + `" {}

resource "eip_association" "` + name + `" {
  allocation_id = eip.` + name + `.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
`
}
