package engine_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
	"netplan/diff"
	"netplan/schema"
)

// flowLogOf is a flow log that is kept in a status.
func flowLogOf(status string) string {
	return `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "flow_log" "main" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
  ` + status + `
}
`
}

// TestMovesUnderFaults stops and starts a flow log while the calls about it
// are lost, throttled, or answered with an old listing: the flow log ends as
// it is wanted, in one apply.
func TestMovesUnderFaults(t *testing.T) {
	for name, fault := range map[string]sim.Fault{
		"lost call":   {Lose: sim.LoseRequest},
		"lost answer": {Lose: sim.LoseResponse},
		"throttled":   sim.Throttled(),
		"stale lists": {Stale: 20 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(flowLogOf(""))
			for _, status := range []string{"Inactive", "Active", "Inactive"} {
				text := flowLogOf(`status = "` + status + `"`)
				e := s.engine()
				p, diags := s.try(e, planOnly, text)
				s.wantNone(diags)
				if err := s.clouds[""].AddFaults(sim.FaultRule{Action: "*FlowLog*", Count: 2, Fault: fault}); err != nil {
					t.Fatal(err)
				}
				r, err := e.Apply(t.Context(), p)
				if err != nil {
					t.Fatal(err)
				}
				s.done(r)
				s.pass()
				s.settled(text)
			}
			s.destroy(flowLogOf(""))
		})
	}
}

// TestMoveOfAnother sees that somebody else stopped a flow log, and starts it
// again only where the topology says that it is to be active.
func TestMoveOfAnother(t *testing.T) {
	s := newSite(t)
	s.apply(flowLogOf(`status = "Active"`))
	s.call("DeactiveFlowLog", map[string]string{"FlowLogId": s.id("flow_log.main")})
	if p := s.plan(flowLogOf("")); !p.Empty() {
		t.Errorf("a status that is not written is compared: %s", steps(p))
	}
	p := s.apply(flowLogOf(`status = "Active"`))
	c := s.change(p, "flow_log.main")
	if c.Verb != diff.Update || !slices.Equal(p.Steps[0].Actions, []string{"ActiveFlowLog"}) {
		t.Errorf("have %s, want one call that starts it", steps(p))
	}
	if !strings.Contains(strings.Join(diff.Texts(c.Reasons), "\n"), "ActiveFlowLog leads it to the status Active") {
		t.Errorf("have the reasons %q, want the move named", c.Reasons)
	}
}

// TestConnectionAgain takes a connection out of a topology and puts it back:
// what it was is led to where it is wanted again.
func TestConnectionAgain(t *testing.T) {
	typ := mustType(t, "router_interface_connection")
	without, _, _ := strings.Cut(typ.Example, `resource "router_interface_connection"`)
	s := newSite(t)
	s.apply(typ.Example)
	s.apply(without)
	s.apply(typ.Example)
	s.destroy(typ.Example)
}

func mustType(t *testing.T, name string) *schema.Type {
	t.Helper()
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	return types.Type(name)
}

// TestWaitsForTheCarrier applies a leased line that takes days: the step waits
// and says whom for, what stands on it is not started, and the next applies go
// on where the line is.
func TestWaitsForTheCarrier(t *testing.T) {
	text := mustType(t, "virtual_border_router").Example
	s := newSite(t)
	s.clouds[""].Latency = map[string]time.Duration{"CreatePhysicalConnection": 48 * time.Hour}
	for day := range 9 {
		e := s.engine()
		p, diags := s.try(e, planOnly, text)
		s.wantNone(diags)
		r, err := e.Apply(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		if r.OK() {
			if day < 8 {
				t.Errorf("done on day %d, want four steps of two days each", day)
			}
			break
		}
		if len(r.Failed) != 1 || !r.Failed[0].Waiting || r.Failed[0].Advice == "" || len(r.NotStarted) == 0 {
			t.Fatalf("day %d: have %+v and %d not started, want one step that waits", day, r.Failed, len(r.NotStarted))
		}
		if len(p.Steps[0].Waits) == 0 {
			t.Errorf("day %d: the plan does not say whom it waits for: %s", day, steps(p))
		}
		_ = s.clock.Sleep(t.Context(), 24*time.Hour)
	}
	s.settled(text)
	s.destroy(text)
}
