package engine_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
	"netplan/diff"
	"netplan/engine"
)

// leased is a leased line. more is added to it.
func leased(more string) string {
	return `
cloud { region = "cn-hangzhou" }

resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
  ` + more + `
}
`
}

// border is a VBR on a leased line. more is added to the VBR.
func border(more string) string {
	return leased("") + `
resource "virtual_border_router" "border" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
  ` + more + `
}
`
}

// crossing is a VPC that the VBR reaches.
const crossing = `
resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "router_interface" "border" {
  router_id            = virtual_border_router.border.id
  router_type          = "VBR"
  access_point_id      = physical_connection.line.access_point_id
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}

resource "router_interface" "main" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = physical_connection.line.access_point_id
}

resource "router_interface_connection" "main" {
  router_interface_id   = router_interface.border.id
  opposite_interface_id = router_interface.main.id
}
`

// borderRoute is a route of the VBR.
func borderRoute(name, destination, hop string) string {
	return `
resource "route_entry" "` + name + `" {
  route_table_id         = virtual_border_router.border.route_table_id
  destination_cidr_block = "` + destination + `"
  next_hop_type          = "RouterInterface"
  next_hop_id            = ` + hop + `
}
`
}

// TestRoutesOfVBR makes, changes and removes routes of a VBR: to its line, and
// to a VPC.
func TestRoutesOfVBR(t *testing.T) {
	const line, vpc = "virtual_border_router.border.vlan_interface_id", "router_interface_connection.main.router_interface_id"
	s := newSite(t)
	s.apply(border(""), crossing, borderRoute("office", "172.16.0.0/16", line), borderRoute("vpc", "192.168.0.0/16", vpc))
	p := s.apply(border(""), crossing, borderRoute("office", "172.17.0.0/16", line), borderRoute("vpc", "192.168.0.0/16", vpc))
	s.wantOrder(p, "create route_entry.office", "delete route_entry.office")
	p = s.apply(border(""), crossing, borderRoute("office", "172.17.0.0/16", line), borderRoute("vpc", "192.168.0.0/16", line))
	s.wantOrder(p, "delete route_entry.vpc", "create route_entry.vpc")
	if p := s.apply(border(""), crossing); len(p.Steps) != 2 {
		t.Errorf("have %s, want two routes deleted", steps(p))
	}
	s.apply(border(""), crossing, borderRoute("vpc", "192.168.0.0/17", vpc))
	s.destroy(border(""))
	if have := s.held(); len(have) != 0 {
		t.Errorf("what is left: %v", have)
	}
}

// TestCarrier lets the carrier take a month for each step of a line: apply ends
// with whom it waits for, and goes on when it is called again.
func TestCarrier(t *testing.T) {
	const month = 30 * 24 * time.Hour
	s := newSite(t)
	s.clouds[""].Latency = map[string]time.Duration{"CreatePhysicalConnection": month}
	for _, who := range []string{"approves", "begins to allocate", "allocates", "carrier builds"} {
		e := s.engine()
		p, diags := s.try(e, engine.PlanInput{}, border(""))
		s.wantNone(diags)
		r, err := e.Apply(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		var waiting *engine.WaitingError
		if len(r.Failed) != 1 || !errors.As(r.Failed[0].Err, &waiting) || !strings.Contains(waiting.Advice, who) {
			t.Fatalf("have %+v, want one step that waits until somebody %s", r.Failed, who)
		}
		if len(r.NotStarted) != 1 {
			t.Errorf("have %d steps not started, want that of the VBR", len(r.NotStarted))
		}
		_ = s.clock.Sleep(t.Context(), month)
	}
	p := s.apply(border(""))
	c := s.change(p, "physical_connection.line")
	if c.Verb != diff.Update || !slices.Equal(p.Steps[0].Actions, []string{"EnablePhysicalConnection"}) {
		t.Errorf("have %s, want the line enabled", steps(p))
	}
	s.destroy(border(""))
}

// TestAnotherLine asks for another line than the one that is being built: in
// place before it is approved, as a new one after that.
func TestAnotherLine(t *testing.T) {
	s := newSite(t)
	s.clouds[""].Latency = map[string]time.Duration{"CreatePhysicalConnection": time.Hour}
	line := func(mbps string) *engine.Plan { return s.plan(leased("bandwidth = " + mbps)) }
	if _, err := s.engine().Apply(t.Context(), line("100")); err != nil {
		t.Fatal(err)
	}
	p := line("200")
	if c := s.change(p, "physical_connection.line"); c.Verb != diff.Update || p.Steps[0].Actions[0] != "ModifyPhysicalConnectionAttribute" {
		t.Errorf("have %s, want it changed in place", steps(p))
	}
	_ = s.clock.Sleep(t.Context(), time.Hour)
	p = line("200")
	c := s.change(p, "physical_connection.line")
	if why := strings.Join(diff.Texts(c.Reasons), "\n"); c.Verb != diff.Replace || !strings.Contains(why, "only while it is Initial or Rejected, and it is Approved") {
		t.Errorf("have %s, want it replaced", steps(p))
	}
	s.edit(s.id("physical_connection.line"), map[string]any{"Status": "Rejected"})
	p = line("100")
	if c := s.change(p, "physical_connection.line"); c.Verb != diff.Replace || p.Steps[0].Actions[0] != "CreatePhysicalConnection" {
		t.Errorf("have %s, want an application that was rejected replaced", steps(p))
	}
	s.destroy(leased(""))
}

// TestTerminatedVBR takes a VBR out of service and back, and brings back one
// that somebody else terminated.
func TestTerminatedVBR(t *testing.T) {
	s := newSite(t)
	s.apply(border(""))
	kept := border(`status = "terminated"`)
	p := s.apply(kept)
	if !slices.Equal(p.Steps[0].Actions, []string{"TerminateVirtualBorderRouter"}) {
		t.Errorf("have %s, want one call that terminates it", steps(p))
	}
	p = s.apply(border(""))
	if !slices.Equal(p.Steps[0].Actions, []string{"RecoverVirtualBorderRouter"}) {
		t.Errorf("have %s, want one call that recovers it", steps(p))
	}
	s.call("TerminateVirtualBorderRouter", map[string]string{"VbrId": s.id("virtual_border_router.border")})
	s.pass()
	s.apply(border(""))
	s.destroy(kept)
}

// TestFurtherLines gives a VBR a second line, takes it away, and deletes the
// VBR while it has one again, under faults.
func TestFurtherLines(t *testing.T) {
	further := func(list string) string {
		second := strings.Replace(otherLine, `"other"`, `"second"`, 1)
		return border("associated_physical_connections = "+list) + second
	}
	for name, fault := range map[string]sim.Fault{
		"none": {}, "lost call": {Lose: sim.LoseRequest}, "lost answer": {Lose: sim.LoseResponse}, "stale lists": {Stale: 20 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(further("[physical_connection.second.id]"))
			p := s.apply(further("[]"))
			if !slices.Equal(keys(p), []string{"update virtual_border_router.border"}) {
				t.Errorf("have %s, want the VBR changed", steps(p))
			}
			s.apply(further("[physical_connection.second.id]"))
			e := s.engine()
			p, diags := s.try(e, engine.PlanInput{Mode: engine.ModeDestroy}, border(""))
			s.wantNone(diags)
			if err := s.clouds[""].AddFaults(sim.FaultRule{Action: "*VirtualBorderRouter*", Count: 2, Fault: fault}); err != nil {
				t.Fatal(err)
			}
			r, err := e.Apply(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			s.done(r)
			if have := s.held(); len(have) != 0 {
				t.Errorf("what is left: %v", have)
			}
		})
	}
}

// TestManyLines makes more lines than may be under way at once: the plan makes
// them in turns, as many at a time as the quota permits.
func TestManyLines(t *testing.T) {
	const head = "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { connections_not_enabled = 3 }\n}\n"
	many := strings.Replace(leased("count = 7"), "cloud { region = \"cn-hangzhou\" }\n", head, 1)
	one := strings.Replace(otherLine, "\n}", "\n  status = \"Confirmed\"\n}", 1)
	s := newSite(t).limit(map[string]int{"connections_not_enabled": 3})
	s.width = 8
	s.apply(strings.Replace(many, "count = 7", "count = 0", 1), one)
	s.apply(many, one)
	s.apply(strings.ReplaceAll(many, "Road 1\"", "Road 1\"\n  bandwidth = 200"), one)
	s.destroy(many, one)
}
