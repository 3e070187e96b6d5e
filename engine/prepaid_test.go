package engine_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/engine"
	"netplan/schema"
)

// destroyBut removes what a topology holds, and wants these addresses kept:
// in the plan, in the bindings, and when it is done once more.
func (s *site) destroyBut(text string, kept ...string) *engine.Plan {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, destroyAll, text)
	s.wantNone(diags)
	s.run(e, p)
	s.wantKept(p, kept...)
	if d := cmp.Diff(kept, s.bindings().Addrs()); d != "" {
		s.t.Fatalf("bound after the rest was destroyed:\n%s", d)
	}
	again, diags := s.try(s.engine(), destroyAll, text)
	s.wantNone(diags)
	s.wantKept(again, kept...)
	if !again.Empty() {
		s.t.Errorf("have the steps %v, want none", keys(again))
	}
	return p
}

var destroyAll = engine.PlanInput{Mode: engine.ModeDestroy}

func (s *site) wantKept(p *engine.Plan, addrs ...string) {
	s.t.Helper()
	have := []string{}
	for _, k := range p.Kept {
		have = append(have, k.Addr)
		if k.ID != s.id(k.Addr) || k.Region != region || !strings.Contains(k.Why, "paid for in advance") {
			s.t.Errorf("have %+v", k)
		}
	}
	if d := cmp.Diff(addrs, have); d != "" {
		s.t.Errorf("kept:\n%s", d)
	}
}

// TestPrepaid makes the example of every type that knows of prepaid objects
// one of them: a plan that would delete it fails, the simulator does not delete
// it, and a destroy keeps it and what it uses and removes the rest.
func TestPrepaid(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range types.Types() {
		typ := types.Type(name)
		for _, value := range typ.Prepaid.Values {
			for _, over := range []bool{false, true} {
				t.Run(name+" "+value+" over "+strconv.FormatBool(over), func(t *testing.T) {
					t.Parallel()
					testPrepaid(t, typ, value, over)
				})
			}
		}
	}
}

// testPrepaid has a value that means prepaid, and the time that is paid for
// passed or not.
func testPrepaid(t *testing.T, typ *schema.Type, value string, over bool) {
	s := newSite(t).outside("i-example")
	s.apply(typ.Example)
	addr := typ.Name + ".example"
	until := s.clock.Now().AddDate(0, 1, 0).Truncate(time.Minute)
	if over {
		until = s.clock.Now().AddDate(0, -1, 0).Truncate(time.Minute)
	}
	s.payAhead(typ, s.id(addr), value, until)
	if over && typ.Prepaid.Ends {
		s.destroy(typ.Example)
		return
	}
	words := []string{s.id(addr), typ.Prepaid.Section, "netplan bindings rm " + addr, "destroy = false"}
	if typ.Prepaid.Until != "" {
		words = append(words, until.Format(time.RFC3339))
	}
	s.refused("NP-PLAN-PREPAID", words, withoutBlocks(typ.Example, addr))
	s.undeletable(typ, addr)
	s.destroyBut(typ.Example, s.needed(addr)...)
	s.edit(s.id(addr), map[string]any{typ.Prepaid.Field: nil})
	s.destroy(typ.Example)
}

// payAhead makes an object prepaid, as somebody does in the console.
func (s *site) payAhead(typ *schema.Type, id, value string, until time.Time) {
	s.t.Helper()
	changes := map[string]any{typ.Prepaid.Field: value}
	if typ.Prepaid.Until != "" {
		changes[typ.Prepaid.Until] = until.Format("2006-01-02T15:04Z")
		for _, f := range catalog.Lookup(typ.Actions.Read).Fields {
			if f.Type == catalog.Long && f.Path == typ.Items+"."+typ.Prepaid.Until {
				changes[typ.Prepaid.Until] = strconv.FormatInt(until.UnixMilli(), 10)
			}
		}
	}
	s.edit(id, changes)
}

// edit changes an object as somebody does in the console.
func (s *site) edit(id string, changes map[string]any) {
	s.t.Helper()
	if err := s.clouds[""].Edit("", id, changes); err != nil {
		s.t.Fatal(err)
	}
}

// needed are an address and all that it was made after, sorted.
func (s *site) needed(addr string) []string {
	found := map[string]bool{}
	for next := []string{addr}; len(next) > 0; next = next[1:] {
		found[next[0]] = true
		next = append(next, s.bindings().Entries[next[0]].Needs...)
	}
	return slices.Sorted(maps.Keys(found))
}

// undeletable calls the delete action of what an address is bound to, and wants
// it refused.
func (s *site) undeletable(typ *schema.Type, addr string) {
	s.t.Helper()
	p, diags := s.try(s.engine(), planOnly, typ.Example)
	s.wantNone(diags)
	call, _ := typ.DeleteCall(p.Have[addr])
	if _, err := s.clouds[""].Call(s.t.Context(), cloudapi.Request{Action: call.Action, Region: region, Params: call.Params}); err == nil {
		s.t.Errorf("the simulator deletes it, though %s forbids that", typ.Prepaid.Section)
	}
}

const paidAhead = head + `
resource "eip" "paid" {
  instance_charge_type = "PrePaid"
  period               = 1
  pricing_cycle        = "Month"
  auto_pay             = true

  lifecycle {
    prevent_destroy = true
  }
}

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "eip_association" "paid" {
  allocation_id = eip.paid.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
`

// TestPrepaidReplaced plans what would replace a prepaid EIP: the error is at
// the attribute. Drift shows the same reason.
func TestPrepaidReplaced(t *testing.T) {
	s := newSite(t)
	s.apply(paidAhead)
	other := with(paidAhead, `"PrePaid"`, `"PostPaid"`, "  period               = 1\n  pricing_cycle        = \"Month\"\n  auto_pay             = true\n", "")
	d := s.refused("NP-PLAN-PREPAID", []string{"eip.paid (" + s.id("eip.paid") + ") would be replaced", "until 2030-02-01T00:0", "instance_charge_type changes", "bindings rm eip.paid"}, other)
	if d.Subject == nil || d.Subject.Start.Line != 4 {
		t.Errorf("it is shown at %v, want line 4", d.Subject)
	}
	c, diags := s.load(other)
	s.wantNone(diags)
	drift, diags := s.engine().Drift(t.Context(), c, planOnly)
	s.wantNone(diags)
	if have := strings.Join(drift.Changed[0].Lines(), "\n"); !strings.Contains(have, "# it is paid for in advance, until 2030-02-01") {
		t.Errorf("the drift does not tell:\n%s", have)
	}
}

// TestPrepaidAside goes around a prepaid EIP in each way that the error names.
func TestPrepaidAside(t *testing.T) {
	s := newSite(t)
	s.apply(paidAhead)
	without := withoutBlocks(paidAhead, "eip.paid", "eip_association.paid", "nat_gateway.main")
	s.refused("NP-PLAN-PREPAID", []string{"eip.paid", "would be destroyed"}, without)
	p, diags := s.try(s.engine(), engine.PlanInput{Targets: []string{"nat_gateway.main"}}, without)
	s.wantNone(diags)
	if d := cmp.Diff([]string{"delete eip_association.paid", "delete nat_gateway.main"}, keys(p)); d != "" {
		t.Errorf("with --target:\n%s", d)
	}
	removed := "\nremoved {\n  from = eip.paid\n  lifecycle {\n    destroy = %s\n  }\n}\n"
	d := s.refused("NP-PLAN-PREPAID", nil, without+strings.Replace(removed, "%s", "true", 1))
	if d.Subject == nil {
		t.Error("it is not shown at the removed block")
	}
	s.apply(without + strings.Replace(removed, "%s", "false", 1))
	s.destroy(without)
}

// TestPrepaidUses lets go of a prepaid router interface and would delete the
// VPC of its router: that is refused, and a destroy keeps the VPC.
func TestPrepaidUses(t *testing.T) {
	s := newSite(t)
	text := head + `
resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vswitch" "main" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.1.0/24"
}

resource "router_interface" "paid" {
  router_id            = vpc.main.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-beijing"
  instance_charge_type = "PrePaid"
  period               = 1
  pricing_cycle        = "Month"
  auto_pay             = true

  lifecycle {
    prevent_destroy = true
  }
}
`
	s.apply(text)
	without := withoutBlocks(text, "router_interface.paid")
	p := s.destroyed(text)
	s.wantKept(p, "router_interface.paid", "vpc.main")
	let := "\nremoved {\n  from = router_interface.paid\n  lifecycle {\n    destroy = false\n  }\n}\n"
	s.refused("NP-PLAN-PREPAID", []string{"vpc.main (" + s.id("vpc.main") + ") would be destroyed", "router_interface.paid uses it, and it is paid for in advance"}, withoutBlocks(without, "vpc.main", "vswitch.main")+let)
	s.wantKept(s.destroyed(without+let), "vpc.main")
	s.apply(without + let)
}

// destroyed plans to destroy a topology and does nothing.
func (s *site) destroyed(text string) *engine.Plan {
	s.t.Helper()
	p, diags := s.try(s.engine(), destroyAll, text)
	s.wantNone(diags)
	return p
}
