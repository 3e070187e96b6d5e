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
