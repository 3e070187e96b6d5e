package engine_test

import (
	"strings"
	"testing"
)

// released applies a topology, then another that takes in the same apply what
// the first gives up, one step at a time and many at once.
func released(t *testing.T, before, after string, order ...string) {
	t.Helper()
	for _, width := range []int{1, 8} {
		s := newSite(t).outside("i-example", "i-other")
		s.width = width
		empty := s.held()
		s.apply(before)
		p := s.apply(after)
		s.wantOrder(p, order...)
		s.destroy(after)
		if have := s.held(); len(have) != len(empty) {
			t.Errorf("%d objects are left", len(have)-len(empty))
		}
	}
}

const third = `
resource "vswitch" "c" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.3.0/24"
}
`

func TestReleasedRange(t *testing.T) {
	left := withoutBlocks(network, "vswitch.b")
	for _, cidr := range []string{"10.0.2.0/24", "10.0.2.0/25", "10.0.2.0/23"} {
		released(t, network, left+with(third, "10.0.3.0/24", cidr), "delete vswitch.b", "create vswitch.c")
	}
}

// TestSwappedRanges has two VSwitches take each other's range: both go before
// either comes.
func TestSwappedRanges(t *testing.T) {
	swapped := with(network, "10.0.1.0/24", "10.0.2.0/24", "10.0.2.0/24", "10.0.1.0/24")
	released(t, network, swapped, "delete vswitch.a", "create vswitch.b")
	released(t, network, swapped, "delete vswitch.b", "create vswitch.a")
}

func TestReleasedDestination(t *testing.T) {
	text := network + routing
	released(t, text, with(text, `"route_entry" "office"`, `"route_entry" "home"`), "delete route_entry.office", "create route_entry.home")
}

// TestReleasedDefaultRoute has a NAT gateway and a route take turns with the
// destination 0.0.0.0/0 of the system route table.
func TestReleasedDefaultRoute(t *testing.T) {
	gateway := network + "resource \"nat_gateway\" \"main\" {\n  vpc_id = vpc.main.id\n}\n"
	route := network + `
resource "route_entry" "default" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_id            = "i-example"
}
`
	released(t, gateway, route, "delete nat_gateway.main", "create route_entry.default")
	released(t, route, gateway, "delete route_entry.default", "create nat_gateway.main")
}

// TestReleasedPort has an entry take the port that another changes away from.
func TestReleasedPort(t *testing.T) {
	text := network + internet
	other := `
resource "forward_entry" "api" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.20"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}
`
	released(t, text, with(text, `"80"`, `"443"`)+other, "update forward_entry.web", "create forward_entry.api")
	released(t, text, with(text, `"forward_entry" "web"`, `"forward_entry" "api"`), "delete forward_entry.web", "create forward_entry.api")
	private := with(other, `"80"`, `"443"`, "10.0.1.20", "10.0.1.10")
	released(t, text, with(text, `"8080"`, `"9090"`)+private, "update forward_entry.web", "create forward_entry.api")
}

// TestReleasedSource has another SNAT entry serve a VSwitch.
func TestReleasedSource(t *testing.T) {
	text := network + internet
	released(t, text, with(text, `"snat_entry" "a"`, `"snat_entry" "front"`), "delete snat_entry.a", "create snat_entry.front")
}

// TestReleasedAddress binds an EIP elsewhere.
func TestReleasedAddress(t *testing.T) {
	text := withoutBlocks(network+internet, "snat_entry.a", "forward_entry.web")
	moved := with(text, `"eip_association" "out"`, `"eip_association" "instance"`, "allocation_id = eip.out.id\n  instance_id   = nat_gateway.main.id\n  instance_type = \"Nat\"",
		"allocation_id = eip.out.id\n  instance_id   = \"i-example\"\n  instance_type = \"EcsInstance\"")
	released(t, text, moved, "delete eip_association.out", "create eip_association.instance")
	other := with(moved, "allocation_id = eip.out.id", "allocation_id = eip.spare.id", `"eip_association" "instance"`, `"eip_association" "spare"`) + "resource \"eip\" \"spare\" {}\n"
	released(t, moved, other, "delete eip_association.instance", "create eip_association.spare")
}

// TestReleasedTable has a VSwitch use another route table.
func TestReleasedTable(t *testing.T) {
	text := network + routing
	more := strings.ReplaceAll(with(routing, `"route_table_association" "b"`, `"route_table_association" "c"`, "route_table.b.id", "route_table.c.id", `"route_table" "b"`, `"route_table" "c"`), "office", "home")
	left := withoutBlocks(text, "route_table_association.b")
	released(t, text, left+more, "delete route_table_association.b", "create route_table_association.c")
}

// TestReleasedPackage has an EIP join another shared package.
func TestReleasedPackage(t *testing.T) {
	text := head + `
resource "eip" "public" {}

resource "common_bandwidth_package" "one" {
  bandwidth = 20
}

resource "common_bandwidth_package" "two" {
  bandwidth = 20
}

resource "common_bandwidth_package_ip" "one" {
  bandwidth_package_id = common_bandwidth_package.one.id
  ip_instance_id       = eip.public.id
}
`
	moved := with(text, `"common_bandwidth_package_ip" "one"`, `"common_bandwidth_package_ip" "two"`, "common_bandwidth_package.one.id", "common_bandwidth_package.two.id")
	released(t, text, moved, "delete common_bandwidth_package_ip.one", "create common_bandwidth_package_ip.two")
}

// TestReleasedUse has SNAT take the address that DNAT used, and the reverse.
func TestReleasedUse(t *testing.T) {
	text := network + internet
	snat := `
resource "snat_entry" "b" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.b.id
  snat_ip           = [eip_association.in.ip_address]
}
`
	left := withoutBlocks(text, "forward_entry.web")
	released(t, text, left+snat, "delete forward_entry.web", "create snat_entry.b")
	released(t, left+snat, text, "delete snat_entry.b", "create forward_entry.web")
}

// quotas is the network in a VPC for two VSwitches.
var twoVSwitches = with(network, `cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vswitches_per_vpc = 2 }\n}")

// TestFullQuota replaces one of two VSwitches where there is no room for a
// third, by the same address and by another.
func TestFullQuota(t *testing.T) {
	for _, after := range []string{
		with(twoVSwitches, "10.0.2.0/24", "10.0.3.0/24"),
		withoutBlocks(twoVSwitches, "vswitch.b") + third,
		withoutBlocks(twoVSwitches, "vswitch.a", "vswitch.b") + third + strings.NewReplacer(`"c"`, `"d"`, "10.0.3", "10.0.4").Replace(third),
	} {
		for _, width := range []int{1, 8} {
			s := newSite(t).limit(map[string]int{"vswitches_per_vpc": 2})
			s.width = width
			s.apply(twoVSwitches)
			s.apply(after)
		}
	}
}

// TestFullQuotaOfOthers has somebody else's VSwitch fill the quota.
func TestFullQuotaOfOthers(t *testing.T) {
	limit := map[string]int{"vswitches_per_vpc": 3}
	text := with(twoVSwitches, "vswitches_per_vpc = 2", "vswitches_per_vpc = 3")
	s := newSite(t).limit(limit)
	s.apply(text)
	s.call("CreateVSwitch", map[string]string{"VpcId": s.id("vpc.main"), "ZoneId": "cn-hangzhou-b", "CidrBlock": "10.0.9.0/24"})
	s.refused("NP-PLAN-REHEARSAL", []string{"vswitch.c", "QuotaExceeded"}, text+third)
	p := s.apply(withoutBlocks(text, "vswitch.b") + third)
	s.wantOrder(p, "delete vswitch.b", "create vswitch.c")
}

// TestFullQuotaBothAtOnce wants the new VSwitch beside the old one, for which
// there is no room.
func TestFullQuotaBothAtOnce(t *testing.T) {
	s := newSite(t).limit(map[string]int{"vswitches_per_vpc": 2})
	text := with(twoVSwitches, `cidr_block = "10.0.2.0/24"`, "cidr_block = \"10.0.2.0/24\"\n  lifecycle {\n    create_before_destroy = true\n  }")
	s.apply(text)
	s.refused("NP-PLAN-TURN", []string{"vswitches_per_vpc", "vswitch.b is created before it is destroyed", "Write create_before_destroy = false"}, with(text, "10.0.2.0/24", "10.0.3.0/24"))
}

// TestRehearsalOff plans without rehearsal what the cloud refuses: the apply
// says so, and what does not need it is done.
func TestRehearsalOff(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	s.call("CreateVSwitch", map[string]string{"VpcId": s.id("vpc.main"), "ZoneId": "cn-hangzhou-b", "CidrBlock": "10.0.3.0/24"})
	line := strings.Count(network, "\n") + 2
	text := network + third + "resource \"eip\" \"more\" {}\n"
	d := s.refused("NP-PLAN-REHEARSAL", []string{"create vswitch.c", "CreateVSwitch answers InvalidCidrBlock.Overlapped"}, text)
	if d.Subject == nil || d.Subject.Start.Line != line+3 {
		t.Errorf("it is shown at %v, want the range at line %d", d.Subject, line+3)
	}
	e := s.engine()
	e.Rehearse = nil
	p, diags := s.try(e, planOnly, text)
	s.wantNone(diags)
	if p.Rehearsed {
		t.Error("it says that it was rehearsed")
	}
	r, err := e.Apply(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Done) != 1 || len(r.Failed) != 1 || r.Failed[0].Code != "InvalidCidrBlock.Overlapped" || r.Failed[0].Range.Start.Line != line {
		t.Errorf("have %d done and the failures %+v, want the EIP done and the VSwitch refused", len(r.Done), r.Failed)
	}
}

// TestPeerOfAnotherGroup moves the address of a BGP peer to a new group of the
// same VBR: the claim is that of the VBR, though the group is still to be made.
func TestPeerOfAnotherGroup(t *testing.T) {
	s := newSite(t)
	text := s.types.Type("bgp_peer").Example
	s.apply(text)
	moved := with(withoutBlocks(text, "bgp_peer.example"), "\"bgp_group\" \"main\"", "\"bgp_group\" \"new\"") + `
resource "bgp_peer" "new" {
  bgp_group_id    = bgp_group.new.id
  peer_ip_address = "10.255.0.2"
}
`
	p := s.apply(moved)
	s.wantOrder(p, "delete bgp_peer.example", "create bgp_peer.new")
}
