package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/engine"
)

// spread has instances of blocks, and one resource that refers to all of them.
const spread = head + `
variable "names" {
  type    = set(string)
  default = ["a", "b", "c"]
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "eip" "public" {
  for_each = var.names
  name     = "public-${each.key}"
}

resource "eip_association" "public" {
  for_each      = eip.public
  allocation_id = each.value.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "snat_entry" "all" {
  snat_table_id = nat_gateway.main.snat_table_ids[0]
  source_cidr   = "10.1.0.0/16"
  snat_ip       = [for a in eip_association.public : a.ip_address]
}

resource "vswitch" "part" {
  count      = 3
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "route_table" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.part]
}
`

// TestBlocks grows and shrinks blocks that others refer to as a whole, replaces
// what all lies in, and destroys it.
func TestBlocks(t *testing.T) {
	for _, width := range []int{1, 8} {
		s := newSite(t)
		s.width = width
		s.apply(spread)
		fewer := with(spread, `["a", "b", "c"]`, `["a"]`, "count      = 3", "count      = 1")
		p := s.apply(fewer)
		s.wantOrder(p, "update snat_entry.all", `delete eip_association.public["b"]`, `delete eip.public["b"]`)
		s.wantOrder(p, "update snat_entry.all", `delete eip_association.public["c"]`, `delete eip.public["c"]`)
		p = s.apply(with(fewer, `["a"]`, `["a", "d"]`))
		s.wantOrder(p, `create eip.public["d"]`, `create eip_association.public["d"]`, "update snat_entry.all")
		p = s.apply(with(spread, `["a", "b", "c"]`, `["d", "e"]`))
		s.wantOrder(p, `create eip_association.public["e"]`, "update snat_entry.all", `delete eip_association.public["a"]`)
		all := with(spread, `["a", "b", "c"]`, `["d", "e"]`)
		p = s.apply(with(all, `"10.0.0.0/8"`, `"10.0.0.0/9"`))
		s.wantOrder(p, "create vpc.main", "create nat_gateway.main", "delete snat_entry.all", `delete eip_association.public["d"]`, `create eip_association.public["d"]`, "create snat_entry.all", "delete nat_gateway.main", "delete vpc.main")
		p = s.apply(with(all, `"10.0.0.0/8"`, `"10.0.0.0/9"`, `name     = "public-`, "internet_charge_type = \"PayByTraffic\"\n  name = \"public-"))
		s.wantOrder(p, `create eip.public["d"]`, `create eip_association.public["d"]`, "update snat_entry.all", `delete eip_association.public["d"]`, `delete eip.public["d"]`)
		p = s.destroy(with(all, `"10.0.0.0/8"`, `"10.0.0.0/9"`))
		s.wantOrder(p, "delete snat_entry.all", `delete eip_association.public["d"]`, "delete nat_gateway.main")
		s.unrefused()
		if have := s.held(); len(have) != 0 {
			t.Errorf("%d objects are left", len(have))
		}
	}
}

// TestBlockTargets limits plans to a block, an instance, and what needs them.
func TestBlockTargets(t *testing.T) {
	s := newSite(t)
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{Targets: []string{`eip.public["b"]`, "vswitch.part"}}, spread)
	s.wantNone(diags)
	want := []string{`create eip.public["b"]`, "create vpc.main", "create vswitch.part[0]", "create vswitch.part[1]", "create vswitch.part[2]"}
	if d := cmp.Diff(want, sorted(keys(p))); d != "" {
		t.Error(d)
	}
	s.run(e, p)
	s.apply(spread)
	p, diags = s.try(e, engine.PlanInput{Mode: engine.ModeDestroy, Targets: []string{`eip.public["b"]`}}, spread)
	s.wantNone(diags)
	want = []string{`delete eip.public["b"]`, `delete eip_association.public["b"]`, "delete snat_entry.all"}
	if d := cmp.Diff(want, sorted(keys(p))); d != "" {
		t.Error(d)
	}
	s.run(e, p)
}

// TestModules moves resources into a module, limits plans to it, and lets go
// of it.
func TestModules(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	id := s.id("vswitch.a")
	part := s.module(`
variable "vpc_id" { type = string }

resource "vswitch" "app" {
  vpc_id     = var.vpc_id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

output "id" { value = vswitch.app.id }
`)
	rest := withoutBlocks(network, "vswitch.a")
	call := "\nmodule \"part\" {\n  source = \"" + part + "\"\n  vpc_id = vpc.main.id\n}\n"
	p := s.apply(rest + call + "\nmoved {\n  from = vswitch.a\n  to   = module.part.vswitch.app\n}\n")
	if len(p.Steps) != 0 || s.id("module.part.vswitch.app") != id {
		t.Errorf("have the steps %v, want a move alone", keys(p))
	}
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{Mode: engine.ModeDestroy, Targets: []string{"module.part"}}, rest+call)
	s.wantNone(diags)
	if d := cmp.Diff([]string{"delete module.part.vswitch.app"}, keys(p)); d != "" {
		t.Error(d)
	}
	user := "\nresource \"route_table\" \"main\" {\n  vpc_id = vpc.main.id\n  depends_on = [module.part]\n}\n"
	s.apply(rest + call + user)
	p = s.destroy(rest + call + user)
	s.wantOrder(p, "delete route_table.main", "delete module.part.vswitch.app", "delete vpc.main")
}
