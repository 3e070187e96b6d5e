package engine_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi/sim"
	"netplan/diff"
	"netplan/engine"
)

const head = "cloud { region = \"cn-hangzhou\" }\n"

// network is a VPC with two VSwitches.
const network = head + `
resource "vpc" "main" {
  vpc_name   = "main"
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "vswitch" "b" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-d"
  cidr_block = "10.0.2.0/24"
}
`

// internet is a way out and in for the network.
const internet = `
resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.a, vswitch.b]
}

resource "eip" "out" {}
resource "eip" "in" {}

resource "eip_association" "out" {
  allocation_id = eip.out.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "eip_association" "in" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "a" {
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.a.id
  snat_ip           = [eip_association.out.ip_address]
}

resource "forward_entry" "web" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.in.ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.10"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}
`

// routing is a route table of its own for VSwitch b.
const routing = `
resource "route_table" "b" {
  vpc_id = vpc.main.id
}

resource "route_table_association" "b" {
  route_table_id = route_table.b.id
  vswitch_id     = vswitch.b.id
}

resource "route_entry" "office" {
  route_table_id         = route_table.b.id
  destination_cidr_block = "172.16.0.0/12"
  next_hop_type          = "Instance"
  next_hop_id            = "i-example"
}
`

const whole = network + internet + routing

// with replaces texts, in pairs, in a topology.
func with(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			panic("the topology has no " + pairs[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// without takes whole blocks, by address, out of a topology.
func withoutBlocks(text string, addrs ...string) string {
	for _, addr := range addrs {
		typ, name, _ := strings.Cut(addr, ".")
		start := strings.Index(text, "resource \""+typ+"\" \""+name+"\" {")
		if start < 0 {
			panic("the topology has no " + addr)
		}
		line, rest, _ := strings.Cut(text[start:], "\n")
		end := start + len(line) + 1
		if !strings.HasSuffix(line, "}") {
			end += strings.Index(rest, "\n}\n") + 3
		}
		text = text[:start] + text[end:]
	}
	return text
}

func TestWholeNetwork(t *testing.T) {
	s := newSite(t).outside("i-example")
	before := s.held()
	p := s.apply(whole)
	if have := p.Count(diff.Create); have != 13 {
		t.Errorf("%d resources are created, want 13", have)
	}
	s.wantOrder(p, "create vpc.main", "create vswitch.a", "create nat_gateway.main", "create eip_association.out", "create snat_entry.a")
	if p.Makespan <= 0 {
		t.Error("no duration is expected")
	}
	p = s.destroy(whole)
	s.wantOrder(p, "delete snat_entry.a", "delete eip_association.out", "delete nat_gateway.main", "delete vswitch.a", "delete vpc.main")
	if d := cmp.Diff(before, s.held()); d != "" {
		t.Errorf("what is left:\n%s", d)
	}
}

// TestReplacedVpc changes the range of a VPC: all in it is replaced, and what
// is only bound there is bound again.
func TestReplacedVpc(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.apply(whole)
	eip := s.id("eip.out")
	p := s.apply(strings.ReplaceAll(with(whole, "10.0.0.0/8", "192.168.0.0/16"), `"10.0.`, `"192.168.`))
	var have []string
	for _, c := range p.Changes {
		if c.Verb != diff.Replace {
			t.Errorf("%s is %q, want replaced", c.Addr, c.Verb)
		}
		have = append(have, c.Addr)
	}
	want := []string{
		"eip_association.in", "eip_association.out", "forward_entry.web", "nat_gateway.main", "route_entry.office", "route_table.b",
		"route_table_association.b", "snat_entry.a", "vpc.main", "vswitch.a", "vswitch.b",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("what changes:\n%s", d)
	}
	s.wantOrder(p, "create vpc.main", "create nat_gateway.main", "delete snat_entry.a", "create eip_association.out", "create snat_entry.a", "delete nat_gateway.main", "delete vpc.main")
	if s.id("eip.out") != eip {
		t.Error("the EIP is another, though only its binding had to change")
	}
	for addr, reason := range map[string]string{
		"vpc.main":  "replaced because cidr_block changes",
		"vswitch.a": "vpc_id changes",
	} {
		if have := strings.Join(diff.Texts(s.change(p, addr).Reasons), "\n"); !strings.Contains(have, reason) {
			t.Errorf("%s is replaced because %q, want %q", addr, have, reason)
		}
	}
}

func TestMoved(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	id := s.id("vswitch.a")
	p := s.apply(with(network, `"vswitch" "a"`, `"vswitch" "front"`) + "\nmoved {\n  from = vswitch.a\n  to = vswitch.front\n}\n")
	if len(p.Moved) != 1 || len(p.Steps) != 0 {
		t.Errorf("have %v moved and the steps %v, want one move", p.Moved, keys(p))
	}
	if s.id("vswitch.front") != id {
		t.Error("it was not moved but made anew")
	}
	if _, bound := s.bindings().Entries["vswitch.a"]; bound {
		t.Error("the former address is bound still")
	}
}

// TestMovedIntoInstances moves a block into instances of one, with what needs
// it.
func TestMovedIntoInstances(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	a, b := s.id("vswitch.a"), s.id("vswitch.b")
	each := withoutBlocks(network, "vswitch.a", "vswitch.b") + `
resource "vswitch" "part" {
  for_each   = { b = "1", d = "2" }
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-${each.key}"
  cidr_block = "10.0.${each.value}.0/24"
}

moved {
  from = vswitch.a
  to   = vswitch.part["b"]
}

moved {
  from = vswitch.b
  to   = vswitch.part["d"]
}
`
	p := s.apply(each)
	if len(p.Steps) != 0 || s.id(`vswitch.part["b"]`) != a || s.id(`vswitch.part["d"]`) != b {
		t.Errorf("have the steps %v, want moves alone", keys(p))
	}
	s.destroy(each)
}

func TestMovedWrongly(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	s.refused("NP-PLAN-MOVED", []string{"vswitch.a cannot become vswitch.b"}, network+"\nmoved {\n  from = vswitch.a\n  to = vswitch.b\n}\n")
	other := with(network, `"vpc" "main"`, `"vpc" "net"`, "vpc.main.id", "vpc.net.id")
	s.refused("NP-PLAN-MOVED", []string{"vpc.main is a vpc", "vswitch.c"}, other+"\nmoved {\n  from = vpc.main\n  to = vswitch.c\n}\n"+`
resource "vswitch" "c" {
  vpc_id     = vpc.net.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.3.0/24"
}
`)
}

// TestImport takes objects that somebody else made, and what refers to them
// is not replaced.
func TestImport(t *testing.T) {
	s := newSite(t)
	vpc := s.call("CreateVpc", map[string]string{"CidrBlock": "10.0.0.0/8"})["VpcId"].(string)
	vswitch := s.call("CreateVSwitch", map[string]string{"VpcId": vpc, "ZoneId": "cn-hangzhou-b", "CidrBlock": "10.0.1.0/24"})["VSwitchId"].(string)
	imports := network + `
import {
  to = vpc.main
  id = "` + vpc + `"
}

import {
  to = vswitch.a
  id = "` + vswitch + `"
}
`
	p := s.apply(imports)
	if d := cmp.Diff([]string{"adopt vpc.main", "adopt vswitch.a", "create vswitch.b"}, sorted(keys(p))); d != "" {
		t.Error(d)
	}
	if p.Calls["ModifyVpcAttribute"] != 1 || p.Calls["CreateVpc"] != 0 {
		t.Errorf("have the calls %v, want the name set and nothing else", changing(p.Calls))
	}
	if s.id("vpc.main") != vpc || s.id("vswitch.a") != vswitch {
		t.Error("something else is bound")
	}
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

func TestImportWrongly(t *testing.T) {
	s := newSite(t)
	vpc := s.call("CreateVpc", map[string]string{"CidrBlock": "192.168.0.0/16"})["VpcId"].(string)
	block := func(addr, id string) string { return "\nimport {\n  to = " + addr + "\n  id = \"" + id + "\"\n}\n" }
	s.refused("NP-PLAN-IMPORT", []string{"vpc-gone", "cn-hangzhou"}, network+block("vpc.main", "vpc-gone"))
	s.refused("NP-PLAN-IMPORT", []string{vpc, "cidr_block", "192.168.0.0/16"}, network+block("vpc.main", vpc))
	s.refused("NP-PLAN-IMPORT", []string{"no resource vpc.other"}, network+block("vpc.other", vpc))
	s.apply(network)
	bound := s.id("vpc.main")
	s.refused("NP-PLAN-IMPORT", []string{bound, "vpc.main already"}, network+block("vpc.twin", bound)+"\nresource \"vpc\" \"twin\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n")
}

// TestRemoved lets go of a VSwitch without destroying it.
func TestRemoved(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	id := s.id("vswitch.b")
	left := withoutBlocks(network, "vswitch.b")
	p := s.apply(left + "\nremoved {\n  from = vswitch.b\n  lifecycle {\n    destroy = false\n  }\n}\n")
	if d := cmp.Diff([]string{"forget vswitch.b"}, keys(p)); d != "" {
		t.Error(d)
	}
	if s.held()[" vswitch "+id] == nil {
		t.Error("it was destroyed")
	}
	_, diags := s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy}, left)
	s.wantOne(diags, "NP-PLAN-REHEARSAL", "DeleteVpc", "DependencyViolation")
}

func TestPreventDestroy(t *testing.T) {
	s := newSite(t)
	kept := with(network, `cidr_block = "10.0.2.0/24"`, `cidr_block = "10.0.2.0/24"`+"\n  lifecycle {\n    prevent_destroy = true\n  }")
	s.apply(kept)
	d := s.refused("NP-PLAN-PREVENT", []string{"vswitch.b", "it would be replaced because cidr_block changes"}, with(kept, "10.0.2.0/24", "10.0.3.0/24"))
	if d.Subject == nil || d.Subject.Start.Line != 14 {
		t.Errorf("it is shown at %v, want the block at line 14", d.Subject)
	}
	_, diags := s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy}, kept)
	s.wantOne(diags, "NP-PLAN-PREVENT", "vswitch.b", "it would be destroyed")
	p, diags := s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy, Targets: []string{"vswitch.a"}}, kept)
	s.wantNone(diags)
	if have := keys(p); !slices.Equal(have, []string{"delete vswitch.a"}) {
		t.Errorf("with a target beside it the steps are %v, want delete vswitch.a alone", have)
	}
	_, diags = s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy, Targets: []string{"vswitch.c"}}, kept)
	s.wantOne(diags, "NP-PLAN-TARGET", "vswitch.c fits nothing that is bound")
	s.apply(with(kept, `cidr_block = "10.0.2.0/24"`, "cidr_block = \"10.0.2.0/24\"\n  vswitch_name = \"named\""))
}

// TestPreventDestroyOfInstances takes instances out of a block that is still
// written: they are protected too.
func TestPreventDestroyOfInstances(t *testing.T) {
	s := newSite(t)
	text := head + `
resource "vpc" "each" {
  for_each = toset(["a", "b"])
  lifecycle {
    prevent_destroy = true
  }
}
`
	s.apply(text)
	s.refused("NP-PLAN-PREVENT", []string{`vpc.each["b"]`, "it would be destroyed"}, with(text, `["a", "b"]`, `["a"]`))
	_, diags := s.try(s.engine(), planOnly, with(text, `["a", "b"]`, `[]`))
	if len(diags) != 2 {
		t.Errorf("without instances: %v, want one for each", diags)
	}
	s.destroy(withoutBlocks(text, "vpc.each"))
}

func TestIgnoreChanges(t *testing.T) {
	s := newSite(t)
	text := with(network, `vpc_name   = "main"`, "vpc_name = \"main\"\n  description = \"first words\"\n  lifecycle {\n    ignore_changes = [vpc_name]\n  }")
	s.apply(text)
	s.call("ModifyVpcAttribute", map[string]string{"VpcId": s.id("vpc.main"), "VpcName": "theirs", "Description": "their words"})
	p := s.apply(text)
	if have := changedNames(s.change(p, "vpc.main")); !slices.Equal(have, []string{"description"}) {
		t.Errorf("%v are changed, want the description alone", have)
	}
	if have := s.held()[" vpc "+s.id("vpc.main")]["VpcName"]; have != "theirs" {
		t.Errorf("the name is %q, want theirs", have)
	}
	s.apply(with(text, "[vpc_name]", "all"))
	s.call("ModifyVpcAttribute", map[string]string{"VpcId": s.id("vpc.main"), "Description": "other words"})
	s.settled(with(text, "[vpc_name]", "all"))
	s.settled(with(text, "[vpc_name]", "all", "10.0.0.0/8", "10.0.0.0/9"))
}

func TestTargets(t *testing.T) {
	s := newSite(t).outside("i-example")
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{Targets: []string{"vswitch.a"}}, whole)
	s.wantNone(diags)
	if d := cmp.Diff([]string{"create vpc.main", "create vswitch.a"}, keys(p)); d != "" {
		t.Errorf("steps for what vswitch.a needs:\n%s", d)
	}
	s.run(e, p)
	p, diags = s.try(e, engine.PlanInput{Targets: []string{"snat_entry.a"}}, whole)
	s.wantNone(diags)
	want := []string{"create eip.out", "create eip_association.out", "create nat_gateway.main", "create snat_entry.a", "create vswitch.b"}
	if d := cmp.Diff(want, sorted(keys(p))); d != "" {
		t.Errorf("steps for what snat_entry.a needs:\n%s", d)
	}
	s.run(e, p)
	s.apply(whole)
	p, diags = s.try(e, engine.PlanInput{Mode: engine.ModeDestroy, Targets: []string{"nat_gateway.main"}}, whole)
	s.wantNone(diags)
	want = []string{"delete eip_association.in", "delete eip_association.out", "delete forward_entry.web", "delete nat_gateway.main", "delete snat_entry.a"}
	if d := cmp.Diff(want, sorted(keys(p))); d != "" {
		t.Errorf("steps for what uses nat_gateway.main:\n%s", d)
	}
	s.run(e, p)
	_, diags = s.try(e, engine.PlanInput{Targets: []string{"vswitch.z"}}, whole)
	s.wantOne(diags, "NP-PLAN-TARGET", "vswitch.z")
}

// TestTargetOfReplacement limits a plan to a VSwitch whose VPC is replaced.
func TestTargetOfReplacement(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	other := strings.ReplaceAll(with(network, "10.0.0.0/8", "192.168.0.0/16"), `"10.0.`, `"192.168.`)
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{Targets: []string{"vswitch.a"}}, other)
	s.wantNone(diags)
	s.run(e, p)
	s.apply(other)
}

// TestRegionChange moves a network to another region.
func TestRegionChange(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	moved := strings.ReplaceAll(network, "cn-hangzhou", "cn-shanghai")
	p := s.apply(moved)
	c := s.change(p, "vpc.main")
	if c.Verb != diff.Replace || !strings.Contains(strings.Join(diff.Texts(c.Reasons), " "), "region cn-hangzhou to cn-shanghai") {
		t.Errorf("have %s because %q", c.Verb, c.Reasons)
	}
	if have := s.bindings().Entries["vpc.main"].Region; have != "cn-shanghai" {
		t.Errorf("the VPC is in %s", have)
	}
	s.destroy(moved)
	if have := s.held(); len(have) != 0 {
		t.Errorf("%d objects are left", len(have))
	}
}

// TestDeletedByOthers makes anew what somebody else deleted, and only forgets
// what is not wanted any more.
func TestDeletedByOthers(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	s.call("DeleteVSwitch", map[string]string{"VSwitchId": s.id("vswitch.a")})
	gone := s.id("vswitch.a")
	p := s.apply(network)
	c := s.change(p, "vswitch.a")
	if c.Verb != diff.Create || !strings.Contains(strings.Join(diff.Texts(c.Reasons), " "), gone+" is not there any more") {
		t.Errorf("have %s because %q", c.Verb, c.Reasons)
	}
	s.call("DeleteVSwitch", map[string]string{"VSwitchId": s.id("vswitch.b")})
	p = s.apply(withoutBlocks(network, "vswitch.b"))
	if d := cmp.Diff([]string{"forget vswitch.b"}, keys(p)); d != "" {
		t.Error(d)
	}
}

// TestAllDeletedByOthers has a VPC deleted with all in it.
func TestAllDeletedByOthers(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.apply(whole)
	s.clouds[""] = &sim.Cloud{Now: s.clock.Now, Seed: 9}
	s.outside("i-example")
	p := s.apply(whole)
	if have := p.Count(diff.Create); have != 13 {
		t.Errorf("%d resources are created anew, want 13: %s", have, steps(p))
	}
	s.destroy(whole)
}

// TestUnknownPassedOn has a value that is known after apply go through locals
// and functions.
func TestUnknownPassedOn(t *testing.T) {
	s := newSite(t)
	text := network + `
locals {
  label = "of-${vpc.main.id}"
}

resource "route_table" "named" {
  vpc_id           = vpc.main.id
  route_table_name = local.label
}

output "router" {
  value = upper(vpc.main.vrouter_id)
}
`
	e := s.engine()
	p, diags := s.try(e, planOnly, text)
	s.wantNone(diags)
	r := s.run(e, p)
	s.settled(text)
	if have := s.held()[" routetable "+s.id("route_table.named")]["RouteTableName"]; have != "of-"+s.id("vpc.main") {
		t.Errorf("the table is named %q", have)
	}
	outputs, diags := p.Topology.Outputs(worldOf(r))
	s.wantNone(diags)
	if have := outputs["router"].Value.AsString(); !strings.HasPrefix(have, "VRT-") {
		t.Errorf("the output is %q", have)
	}
}

// TestForeignObjects uses objects of somebody else by their ids, and those
// that a data block finds.
func TestForeignObjects(t *testing.T) {
	s := newSite(t)
	vpc := s.call("CreateVpc", map[string]string{"CidrBlock": "10.0.0.0/8", "VpcName": "shared"})["VpcId"].(string)
	s.call("CreateVSwitch", map[string]string{"VpcId": vpc, "ZoneId": "cn-hangzhou-b", "CidrBlock": "10.0.1.0/24"})
	foreign := s.held()
	part := func(id, cidr string) string {
		return "resource \"vswitch\" \"mine\" {\n  vpc_id = " + id + "\n  zone_id = \"cn-hangzhou-b\"\n  cidr_block = \"" + cidr + "\"\n}\n"
	}
	literal := head + part(`"`+vpc+`"`, "10.0.2.0/24")
	s.apply(literal)
	s.destroy(literal)
	found := head + "data \"vpcs\" \"shared\" {\n  vpc_name = \"shared\"\n}\n" + part("data.vpcs.shared.ids[0]", "10.0.2.0/24")
	s.apply(found)
	s.destroy(found)
	if d := cmp.Diff(foreign, s.held()); d != "" {
		t.Errorf("what was theirs has changed:\n%s", d)
	}
	d := s.refused("NP-PLAN-REHEARSAL", []string{"InvalidCidrBlock.Overlapped"}, head+part(`"`+vpc+`"`, "10.0.1.0/25"))
	if d.Subject == nil || d.Subject.Start.Line != 5 {
		t.Errorf("it is shown at %v, want the range at line 5", d.Subject)
	}
	s.refused("NP-PLAN-REHEARSAL", []string{"InvalidVpcId.NotFound"}, head+part(`"vpc-none"`, "10.0.2.0/24"))
}

// TestForeignBindings refuses bindings of another cloud or account.
func TestForeignBindings(t *testing.T) {
	for _, change := range []func(*site){
		func(s *site) { s.name = "aliyun" },
		func(s *site) { s.account = "2" },
	} {
		s := newSite(t)
		s.account = "1"
		s.apply(network)
		change(s)
		s.refused("NP-PLAN-BINDINGS", []string{"the bindings belong to", "and this run is for"}, network)
	}
}

// TestClouds has two cloud blocks and, in one of them, two regions.
func TestClouds(t *testing.T) {
	s := newSite(t, "east", "west")
	text := `
cloud "east" { region = "cn-hangzhou" }
cloud "west" { region = "cn-beijing" }

resource "vpc" "east" {
  cloud      = "east"
  cidr_block = "10.0.0.0/8"
}

resource "vpc" "north" {
  cloud      = "east"
  region     = "cn-qingdao"
  cidr_block = "10.0.0.0/8"
}

resource "vpc" "west" {
  cloud      = "west"
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "west" {
  cloud      = "west"
  vpc_id     = vpc.west.id
  zone_id    = "cn-beijing-a"
  cidr_block = "10.0.0.0/24"
}

resource "vswitch" "north" {
  cloud      = "east"
  region     = "cn-qingdao"
  vpc_id     = vpc.north.id
  zone_id    = "cn-qingdao-b"
  cidr_block = "10.0.0.0/24"
}
`
	s.apply(text)
	for addr, want := range map[string][2]string{
		"vpc.east": {"east", "cn-hangzhou"}, "vpc.north": {"east", "cn-qingdao"}, "vpc.west": {"west", "cn-beijing"},
	} {
		b := s.bindings().Entries[addr]
		o := s.held()[b.Cloud+" vpc "+b.ID]
		if have := [2]string{b.Cloud, b.Region}; have != want || o["RegionId"] != want[1] {
			t.Errorf("%s is in %v (%s), want %v", addr, have, o["RegionId"], want)
		}
	}
	moved := with(text, "resource \"vpc\" \"east\" {\n  cloud      = \"east\"", "resource \"vpc\" \"east\" {\n  cloud      = \"west\"")
	p := s.apply(moved)
	s.wantOrder(p, "create vpc.east", "delete vpc.east")
	if have := s.bindings().Entries["vpc.east"].Cloud; have != "west" {
		t.Errorf("the VPC is in %s", have)
	}
	s.destroy(moved)
	if have := s.held(); len(have) != 0 {
		t.Errorf("%d objects are left", len(have))
	}
}

// TestUnreadable has a cloud that answers nothing.
func TestUnreadable(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	s.clouds[""].Faults = nil
	e := s.engine()
	e.APIs[""] = refusing{}
	_, diags := s.try(e, planOnly, network)
	s.wantOne(diags, "NP-PLAN-READ", "DescribeV", "the access key may not do this")
}

// TestRouter names the router that comes with a VPC, new or not.
func TestRouter(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	named := network + "\nresource \"vrouter\" \"main\" {\n  vpc_id = vpc.main.id\n  vrouter_name = \"router\"\n}\n"
	p := s.apply(named)
	if d := cmp.Diff([]string{"adopt vrouter.main"}, keys(p)); d != "" {
		t.Error(d)
	}
	p = s.apply(network)
	if d := cmp.Diff([]string{"forget vrouter.main"}, keys(p)); d != "" {
		t.Error(d)
	}
	s.apply(named)
	s.destroy(named)
	if have := s.held(); len(have) != 0 {
		t.Errorf("%d objects are left", len(have))
	}
}
