package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/engine"
)

// their makes a VSwitch of somebody else in the VPC of the network.
func (s *site) their(cidr string) string {
	return s.call("CreateVSwitch", map[string]string{"VpcId": s.id("vpc.main"), "ZoneId": "cn-hangzhou-b", "CidrBlock": cidr})["VSwitchId"].(string)
}

// marks wants a diagnostic to mark a text of a topology.
func marks(t *testing.T, d *hcl.Diagnostic, text, want string) {
	t.Helper()
	if d.Subject == nil || !strings.HasPrefix(text[d.Subject.Start.Byte:], want) {
		t.Errorf("it marks %v, want %q", d.Subject, want)
	}
}

// has is what an attribute of an address has, of a set any element.
func (s *site) has(p *engine.Plan, addr, attr string) string {
	s.t.Helper()
	v := p.Have[addr].Attr(attr)
	if v.Type() != cty.String {
		v = v.AsValueSlice()[0]
	}
	return v.AsString()
}

// lacks wants a diagnostic to be without words.
func lacks(t *testing.T, d *hcl.Diagnostic, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(d.Detail, word) {
			t.Errorf("have %q, which says %q", d.Detail, word)
		}
	}
}

// TestRefusedRange takes a range that somebody else has: the error names the
// VSwitch, and offers to import the one that could be meant.
func TestRefusedRange(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	id := s.their("10.0.3.0/24")
	text := network + third
	d := s.refused("NP-PLAN-REHEARSAL", []string{
		"In the way: vswitch " + id + ", which this topology does not hold, has the address range 10.0.3.0/24.",
		"import {\n  to = vswitch.c\n  id = \"" + id + "\"\n}",
	}, text)
	marks(t, d, text, `"10.0.3.0/24"`)
	s.apply(text + d.Detail[strings.Index(d.Detail, "import {"):] + "\n")
}

// TestRefusedPartOfRange takes a part of a range that somebody else has, which
// nothing can be imported for.
func TestRefusedPartOfRange(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	id := s.their("10.0.3.0/24")
	text := with(network, "10.0.2.0/24", "10.0.3.0/25")
	d := s.refused("NP-PLAN-REHEARSAL", []string{"vswitch " + id, "has the address range 10.0.3.0/24", "Take something that is free"}, text)
	marks(t, d, text, `"10.0.3.0/25"`)
	lacks(t, d, "import {", s.id("vswitch.b"))
}

// TestRefusedKept takes a range that a VSwitch of the topology keeps, since its
// lifecycle ignores that it is to have another.
func TestRefusedKept(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	text := with(network, `cidr_block = "10.0.2.0/24"`, "cidr_block = \"10.0.4.0/24\"\n  lifecycle {\n    ignore_changes = [cidr_block]\n  }") + with(third, "10.0.3.0/24", "10.0.2.0/24")
	d := s.refused("NP-PLAN-REHEARSAL", []string{
		"vswitch.b (" + s.id("vswitch.b") + "), whose lifecycle ignores changes of cidr_block, has the address range 10.0.2.0/24",
		"Take cidr_block out of the ignore_changes of vswitch.b",
	}, text)
	marks(t, d, text, `"10.0.2.0/24"`)
}

// TestRefusedDefaultRoute makes a NAT gateway where somebody else has the
// default route: what it takes is written nowhere, so that the block is marked.
func TestRefusedDefaultRoute(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.apply(network)
	s.call("CreateRouteEntry", map[string]string{"RouteTableId": s.has(s.plan(network), "vpc.main", "route_table_id"), "DestinationCidrBlock": "0.0.0.0/0", "NextHopId": "i-example"})
	text := network + "resource \"nat_gateway\" \"main\" {\n  vpc_id = vpc.main.id\n}\n"
	d := s.refused("NP-PLAN-REHEARSAL", []string{"In the way: route_entry ", "which this topology does not hold, has the route destination 0.0.0.0/0"}, text)
	marks(t, d, text, `resource "nat_gateway" "main"`)
}

// TestRefusedSensitive says nothing of what is sensitive.
func TestRefusedSensitive(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	s.their("10.0.3.0/24")
	text := network + "variable \"range\" {\n  default   = \"10.0.3.0/24\"\n  sensitive = true\n}\n" + with(third, `"10.0.3.0/24"`, "var.range")
	d := s.refused("NP-PLAN-REHEARSAL", []string{"another VSwitch of the VPC"}, text)
	lacks(t, d, "In the way", "10.0.3.0")
}

// TestRefusedLetGo deletes a VPC and lets go of a VSwitch in it.
func TestRefusedLetGo(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	s.refused("NP-PLAN-REHEARSAL", []string{
		"delete vpc.main", "It is used by: vswitch.b, which is let go of and not destroyed. Have vswitch.b destroyed too; --exclude 'vpc.main'",
	}, head+"removed {\n  from = vswitch.b\n  lifecycle {\n    destroy = false\n  }\n}\n")
}

// TestRefusedDestroy destroys a VPC in which somebody else has VSwitches.
func TestRefusedDestroy(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	id := s.their("10.0.3.0/24")
	_, diags := s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy}, network)
	d := s.wantOne(diags, "NP-PLAN-REHEARSAL", "delete vpc.main", "DeleteVpc answers DependencyViolation",
		"It is used by: vswitch "+id+", which this topology does not hold.", "import block", "--exclude 'vpc.main' plans the rest without it")
	lacks(t, d, "perhaps", s.id("vswitch.a"))
	for n := range 4 {
		s.their(fmt.Sprintf("10.0.%d.0/24", 4+n))
	}
	_, diags = s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy}, network)
	s.wantOne(diags, "NP-PLAN-REHEARSAL", "; 2 more.")
	_, diags = s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy, Excludes: []string{"vpc.main"}}, network)
	s.wantNone(diags)
}

// TestRefusedAddress takes away the address of somebody else's SNAT entry.
func TestRefusedAddress(t *testing.T) {
	s := newSite(t)
	text := withoutBlocks(network+internet, "snat_entry.a")
	s.apply(text)
	p := s.plan(text)
	entry := s.call("CreateSnatEntry", map[string]string{
		"SnatTableId": s.has(p, "nat_gateway.main", "snat_table_ids"), "SourceVSwitchId": s.id("vswitch.b"), "SnatIp": s.has(p, "eip.out", "ip_address"),
	})["SnatEntryId"].(string)
	d := s.refused("NP-PLAN-REHEARSAL", []string{"delete eip_association.out", "It is used by: snat_entry " + entry + ", which this topology does not hold."},
		withoutBlocks(text, "eip_association.out", "eip.out"))
	lacks(t, d, "perhaps", "forward_entry")
}

// TestRefusedTable takes away a route table with somebody else's route.
func TestRefusedTable(t *testing.T) {
	s := newSite(t).outside("i-example", "i-other")
	s.apply(network + routing)
	s.call("CreateRouteEntry", map[string]string{"RouteTableId": s.id("route_table.b"), "DestinationCidrBlock": "172.31.0.0/16", "NextHopId": "i-other"})
	s.refused("NP-PLAN-REHEARSAL", []string{"delete route_table.b", "It is used by: route_entry " + s.id("route_table.b") + "|172.31.0.0/16, which this topology does not hold."}, network)
}

// TestRefusedIgnored replaces an EIP while the SNAT entry with its address
// ignores that the address becomes another.
func TestRefusedIgnored(t *testing.T) {
	s := newSite(t)
	text := with(network+internet, "snat_ip           = [eip_association.out.ip_address]", "snat_ip = [eip_association.out.ip_address]\n  lifecycle {\n    ignore_changes = [snat_ip]\n  }")
	s.apply(text)
	d := s.refused("NP-PLAN-REHEARSAL", []string{
		"delete eip_association.out", "It is used by: snat_entry.a, whose lifecycle ignores changes of snat_ip. Take snat_ip out of the ignore_changes of snat_entry.a;",
	}, with(text, `"eip" "out" {}`, "\"eip\" \"out\" {\n  isp = \"BGP_PRO\"\n}"))
	lacks(t, d, "perhaps", "forward_entry")
}
