package engine_test

import (
	"testing"
)

// TestParkedForItsReplacement has a VSwitch there again in another range before
// the old one goes, with the IPv6 range of that: the old one is parked.
func TestParkedForItsReplacement(t *testing.T) {
	first := "resource \"vswitch\" \"a\" {\n  lifecycle {\n    create_before_destroy = true\n  }\n"
	text := with(twoStacks, "resource \"vswitch\" \"a\" {\n", first)
	circled(t, text, with(text, "10.0.1.0/24", "10.0.9.0/24"), "park vswitch.a", "create vswitch.a", "delete vswitch.a")
}

// TestParkedWhileOthersSwap replaces one VSwitch of a ring, with its IPv6 range
// given to another.
func TestParkedWhileOthersSwap(t *testing.T) {
	circled(t, twoStacks, with(twoStacks, "10.0.1.0/24", "10.0.9.0/24", "ipv6_cidr_block = 1", "ipv6_cidr_block = 2", "ipv6_cidr_block = 2", "ipv6_cidr_block = 1"),
		"delete vswitch.a", "update vswitch.b", "create vswitch.a")
}

// TestAddressesOfEntriesSwapped has a DNAT and an SNAT entry swap their public
// addresses, which no two of them may share.
func TestAddressesOfEntriesSwapped(t *testing.T) {
	text := network + internet
	swapped := with(text, "= eip_association.in.ip_address", "= eip_association.out.ip_address", "[eip_association.out.ip_address]", "[eip_association.in.ip_address]")
	circled(t, text, swapped, "delete forward_entry.web", "update snat_entry.a", "create forward_entry.web")
}

// TestCirclesThatShare turns four entries around in two circles that share one.
func TestCirclesThatShare(t *testing.T) {
	// a and b swap their public ports, b and c their private ones.
	before := entries("a", "80", "b", "81", "c", "82")
	circled(t, before, with(before, `"80"`, `"81"`, `"81"`, `"80"`, `"2"`, `"3"`, `"3"`, `"2"`), "delete forward_entry.b", "update forward_entry.a", "update forward_entry.c", "create forward_entry.b")
}

// fullOfEips is an account with room for three EIPs, of which one is bound and used by an
// SNAT entry and the others by nothing.
func fullOfEips(bound string, spare ...string) string {
	text := with(withoutBlocks(network+internet, "forward_entry.web", "eip_association.in", "eip_association.out", "eip.out", "eip.in"),
		`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { eips = 3 }\n}", "eip_association.out", "eip_association."+bound) + boundEip(bound)
	for _, name := range spare {
		text += "\nresource \"eip\" \"" + name + "\" {}\n"
	}
	return text
}

// TestFullQuotaTakenInTurn fills an account with EIPs and has all of them
// exchanged: the one that an SNAT entry goes over to takes the place of one that
// nothing uses, for its own is free only after that.
func TestFullQuotaTakenInTurn(t *testing.T) {
	for _, names := range [][6]string{{"a", "b", "c", "d", "e", "f"}, {"z", "y", "x", "d", "e", "f"}, {"a", "b", "c", "z", "y", "x"}} {
		for _, width := range []int{1, 8} {
			s := newSite(t).limit(map[string]int{"eips": 3})
			s.width = width
			s.apply(fullOfEips(names[0], names[1], names[2]))
			s.wantOrder(s.apply(fullOfEips(names[3], names[4], names[5])), "create eip."+names[3], "update snat_entry.a", "delete eip."+names[0])
			s.unrefused()
		}
	}
}

// TestFullQuotaOfOne exchanges the only EIP that the account may have: what uses
// it goes before it.
func TestFullQuotaOfOne(t *testing.T) {
	s := newSite(t).limit(map[string]int{"eips": 1})
	one := func(name string) string { return with(fullOfEips(name), "eips = 3", "eips = 1") }
	s.apply(one("a"))
	s.wantOrder(s.apply(one("b")), "delete snat_entry.a", "delete eip.a", "create eip.b", "create snat_entry.a")
	s.unrefused()
}

// TestPackageGrows gives a package of a NAT gateway more public addresses, which
// an SNAT entry lists: one apply changes both.
func TestPackageGrows(t *testing.T) {
	text := network + `
resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.a, vswitch.b]
}

resource "nat_bandwidth_package" "main" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 10
  ip_count       = 2
}

resource "snat_entry" "a" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.a.id
  snat_ip           = nat_bandwidth_package.main.public_ip_addresses[*].ip_address
}
`
	s := newSite(t)
	s.apply(text)
	s.wantOrder(s.apply(with(text, "ip_count       = 2", "ip_count       = 4")), "update nat_bandwidth_package.main", "update snat_entry.a")
	s.wantOrder(s.apply(with(text, "ip_count       = 2", "ip_count       = 4", "bandwidth      = 10", "bandwidth      = 20")), "update nat_bandwidth_package.main")
}
