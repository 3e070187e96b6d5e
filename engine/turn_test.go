package engine_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
)

// turning has a resource of a topology say in its lifecycle in which turn it is
// replaced: true, false, or nothing where that is empty.
func turning(text, resource, first string) string {
	if first == "" {
		return text
	}
	head := "resource \"" + strings.Replace(resource, ".", "\" \"", 1) + "\" {\n"
	return with(text, head, head+"  lifecycle {\n    create_before_destroy = "+first+"\n  }\n")
}

// turned is the turn of the replacement of an address.
func (s *site) turned(p *engine.Plan, addr string) schema.Turn {
	s.t.Helper()
	c := s.change(p, addr)
	if c.Verb != diff.Replace {
		s.t.Fatalf("%s is %s, want a replacement", addr, c.Verb.Name())
	}
	return c.Turn
}

// masked is a NAT gateway whose SNAT has the address of an EIP.
const masked = head + `
resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "eip" "public" {
  internet_charge_type = "PayByTraffic"
}

resource "eip_association" "public" {
  allocation_id = eip.public.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "all" {
  snat_table_id = nat_gateway.main.snat_table_ids[0]
  source_cidr   = "10.0.0.0/16"
  snat_ip       = [eip_association.public.ip_address]
}
`

// TestSwitchedOver replaces the EIP of an SNAT entry. Both are bound for a
// moment, and the entry is changed in place; where one has to go before the
// other comes, the entry is made again.
func TestSwitchedOver(t *testing.T) {
	inPlace := []string{"create eip.public", "create eip_association.public", "update snat_entry.all", "delete eip_association.public", "delete eip.public"}
	for _, test := range []struct {
		eip, association string
		order            [][]string
	}{
		{"", "", [][]string{inPlace}},
		{"true", "true", [][]string{inPlace}},
		{"", "true", [][]string{inPlace}},
		{"true", "false", [][]string{
			{"create eip.public", "delete eip_association.public", "create eip_association.public", "create snat_entry.all"},
			{"delete snat_entry.all", "delete eip_association.public", "delete eip.public"},
		}},
		{"false", "", [][]string{{"delete snat_entry.all", "delete eip_association.public", "delete eip.public", "create eip.public", "create eip_association.public", "create snat_entry.all"}}},
	} {
		s := newSite(t)
		text := turning(turning(masked, "eip.public", test.eip), "eip_association.public", test.association)
		s.apply(text)
		before := s.id("eip.public")
		p := s.apply(with(text, "PayByTraffic", "PayByBandwidth"))
		for _, order := range test.order {
			s.wantOrder(p, order...)
		}
		if after := s.id("eip.public"); after == before || s.held()[" eip "+before] != nil {
			t.Error("the EIP was not replaced")
		}
		if have := s.bindings().Addrs(); len(have) != 5 {
			t.Errorf("%v are bound, want five", have)
		}
	}
}

// TestUserCannotBeFirst wants what uses an EIP there before the old one goes,
// while the EIP itself is to go first.
func TestUserCannotBeFirst(t *testing.T) {
	s := newSite(t)
	text := turning(turning(masked, "eip.public", "false"), "eip_association.public", "true")
	s.apply(text)
	d := s.tooEarly([]string{"eip_association.public has to be replaced", "create_before_destroy = false out of the lifecycle of eip.public"}, with(text, "PayByTraffic", "PayByBandwidth"))
	wantLine(t, text, d.Subject, "create_before_destroy = true")
}

// tooEarly wants that a topology is not planned, since something cannot be created
// first, beside the warning that it never can be.
func (s *site) tooEarly(words []string, text string) *hcl.Diagnostic {
	s.t.Helper()
	_, diags := s.try(s.engine(), planOnly, text)
	warned := slices.ContainsFunc(diags, func(d *hcl.Diagnostic) bool {
		note, _ := d.Extra.(schema.Note)
		return note.Code == "NP-CREATE-FIRST"
	})
	if !warned {
		s.t.Error("nothing warns of it")
	}
	return s.wantOne(onlyErrors(diags), "NP-PLAN-TURN", words...)
}

// onlyErrors are the errors among diagnostics.
func onlyErrors(diags hcl.Diagnostics) hcl.Diagnostics {
	return slices.DeleteFunc(slices.Clone(diags), func(d *hcl.Diagnostic) bool { return d.Severity != hcl.DiagError })
}

// TestNeededEarly wants a route table before the old one goes, in a VPC that is
// replaced: it is there early too, whatever else would be chosen.
func TestNeededEarly(t *testing.T) {
	text := turning(head+"resource \"vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n\nresource \"route_table\" \"main\" {\n  vpc_id = vpc.main.id\n}\n", "route_table.main", "true")
	s := newSite(t)
	s.apply(text)
	p := s.apply(with(text, "10.0.0.0/8", "192.168.0.0/16"))
	s.wantOrder(p, "create vpc.main", "create route_table.main", "delete route_table.main", "delete vpc.main")
	late := turning(text, "vpc.main", "false")
	s.tooEarly([]string{"route_table.main", "out of the lifecycle of vpc.main"}, late)
}

// TestBothWouldHold wants a new VSwitch of a range that overlaps the old one's
// beside it.
func TestBothWouldHold(t *testing.T) {
	for first, want := range map[string]schema.Turn{"": schema.DeleteFirst, "false": schema.DeleteFirst} {
		s := newSite(t)
		text := turning(network, "vswitch.b", first)
		s.apply(text)
		p := s.apply(with(text, "10.0.2.0/24", "10.0.2.0/23"))
		if have := s.turned(p, "vswitch.b"); have != want {
			t.Errorf("with %q: %s, want %s", first, have, want)
		}
	}
	s := newSite(t)
	text := turning(network, "vswitch.b", "true")
	s.apply(text)
	after := with(text, "10.0.2.0/24", "10.0.2.0/23")
	d := s.refused("NP-PLAN-TURN", []string{"vswitch.b has to be replaced", "both would hold the address range 10.0.2.0/23 of vpc.main", "Write create_before_destroy = false"}, after)
	wantLine(t, after, d.Subject, "create_before_destroy = true")
}

// TestBothWouldHoldInSecret says of what is not shown that it is there.
func TestBothWouldHoldInSecret(t *testing.T) {
	s := newSite(t)
	text := with(network, `"10.0.2.0/24"`, "var.range") + "variable \"range\" {\n  sensitive = true\n  default = \"10.0.2.0/24\"\n}\n"
	s.apply(text)
	p := s.plan(with(text, "10.0.2.0/24", "10.0.2.0/23"))
	have := byKind(s.change(p, "vswitch.b"))[diff.Turn]
	if !slices.Equal(have, []string{"deleted first: both would hold the address range (sensitive) of vpc.main"}) {
		t.Errorf("have %q", have)
	}
}

// TestNobodyIsBetterOff replaces what carries nothing: it goes first.
func TestNobodyIsBetterOff(t *testing.T) {
	s := newSite(t)
	text := head + "resource \"eip\" \"spare\" {\n  internet_charge_type = \"PayByTraffic\"\n}\n"
	s.apply(text)
	p := s.apply(with(text, "PayByTraffic", "PayByBandwidth"))
	s.wantOrder(p, "delete eip.spare", "create eip.spare")
	early := turning(text, "eip.spare", "true")
	s.settled(with(early, "PayByTraffic", "PayByBandwidth"))
	s.wantOrder(s.apply(early), "create eip.spare", "delete eip.spare")
}

// TestRoomForBoth replaces all VSwitches of a VPC: beside the old ones where the
// quota has places for all, else after them.
func TestRoomForBoth(t *testing.T) {
	for quota, want := range map[string]schema.Turn{"2": schema.DeleteFirst, "3": schema.DeleteFirst, "4": schema.CreateFirst} {
		s := newSite(t)
		text := with(twoVSwitches, "vswitches_per_vpc = 2", "vswitches_per_vpc = "+quota)
		s.apply(text)
		p := s.apply(with(text, "10.0.1.0/24", "10.0.3.0/24", "10.0.2.0/24", "10.0.4.0/24"))
		for _, addr := range []string{"vswitch.a", "vswitch.b"} {
			if have := s.turned(p, addr); have != want {
				t.Errorf("%s with places for %s: %s, want %s", addr, quota, have, want)
			}
		}
	}
}

// wantLine wants a finding at the first line of a topology that holds some words.
func wantLine(t *testing.T, text string, at *hcl.Range, words string) {
	t.Helper()
	before, _, _ := strings.Cut(text, words)
	if want := strings.Count(before, "\n") + 1; at == nil || at.Start.Line != want {
		t.Errorf("it is shown at %v, want line %d", at, want)
	}
}
