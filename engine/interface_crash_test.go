package engine_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/engine"
)

// mortal is a cloud whose caller is killed at one of its calls that change
// something: before it is sent, or after it took effect.
type mortal struct {
	api  cloudapi.API
	when string
	left int
}

// Call passes on.
func (m *mortal) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	now := false
	if mutates(r.Action) {
		m.left--
		now = m.left == 0
	}
	if now && m.when == "before" {
		panic(death)
	}
	resp, err := m.api.Call(ctx, r)
	if now {
		panic(death)
	}
	return resp, err
}

// killed runs a plan and says whether it was killed at the nth call.
func (s *site) killed(mode engine.Mode, when string, n int, text string) (killed bool) {
	s.t.Helper()
	e := s.engine()
	defer e.Journal.Close()
	defer func() {
		if v := recover(); v != nil {
			if !strings.Contains(fmt.Sprint(v), death) {
				panic(v)
			}
			killed = true
		}
	}()
	e.APIs[""] = &mortal{e.APIs[""], when, n}
	p, diags := s.try(e, engine.PlanInput{Mode: mode}, text)
	s.wantNone(diags)
	if _, err := e.Apply(s.t.Context(), p); err != nil {
		s.t.Fatal(err)
	}
	return false
}

// finish runs the next process: it recovers, and reaches what is wanted.
func (s *site) finish(mode engine.Mode, text string) {
	s.t.Helper()
	e := s.engine()
	defer e.Journal.Close()
	if _, err := e.Recover(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	p, diags := s.try(e, engine.PlanInput{Mode: mode}, text)
	s.wantNone(diags)
	r, err := e.Apply(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	s.done(r)
}

// TestConnectionCrash kills the process at each call of connecting two VPCs,
// of replacing the connection, and of taking it away: the next run gets there,
// and nothing is there twice.
func TestConnectionCrash(t *testing.T) {
	const far = "cn-beijing"
	first := routedIn(far)
	other := with(first, `role                 = "InitiatingSide"`, "name                 = \"other\"\n  role                 = \"InitiatingSide\"", "Small.1", "Mini.5")
	for _, life := range []struct {
		name         string
		before, text string
		mode         engine.Mode
		calls        int
	}{
		{"connect", pairIn(far), first, engine.ModeApply, 5},
		{"change", first, other, engine.ModeApply, 2},
		{"replace", first, strings.ReplaceAll(first, "vpc.a.", "vpc.c.") + spareVpc, engine.ModeApply, 10},
		{"take away", first, pairIn(far), engine.ModeApply, 3},
		{"destroy", first, first, engine.ModeDestroy, 7},
	} {
		t.Run(life.name, func(t *testing.T) {
			for n := 1; ; n++ {
				dead := false
				for _, when := range []string{"before", "after"} {
					s := newSite(t)
					s.apply(life.before)
					s.journal = filepath.Join(t.TempDir(), "journal")
					dead = s.killed(life.mode, when, n, life.text)
					s.pass()
					s.finish(life.mode, life.text)
					s.journal = ""
					s.reached(fmt.Sprintf("killed %s call %d", when, n), life.mode, life.before, life.text)
				}
				if !dead {
					if n <= life.calls {
						t.Errorf("it makes %d calls, want at least %d", n-1, life.calls)
					}
					break
				}
			}
		})
	}
}

// spareVpc is a third VPC.
const spareVpc = `
resource "vpc" "c" {
  cidr_block = "10.2.0.0/16"
}
`

// reached compares the cloud with one that came to the same without a crash.
func (s *site) reached(what string, mode engine.Mode, before, text string) {
	s.t.Helper()
	twin := newSite(s.t)
	twin.apply(before)
	if mode == engine.ModeDestroy {
		twin.destroy(text)
	} else {
		twin.apply(text)
		s.settled(text)
	}
	if d := cmp.Diff(kindsOf(twin.held()), kindsOf(s.held())); d != "" {
		s.t.Errorf("%s: objects without (-) and with (+):\n%s", what, d)
	}
	if d := cmp.Diff(twin.statuses(), s.statuses()); d != "" {
		s.t.Errorf("%s: statuses without (-) and with (+):\n%s", what, d)
	}
}

// TestConnectionUnderFaults connects, deactivates and takes away two VPCs
// while calls about interfaces are lost, throttled or answered with an old
// listing.
func TestConnectionUnderFaults(t *testing.T) {
	for name, fault := range map[string]sim.Fault{
		"lost call":   {Lose: sim.LoseRequest},
		"lost answer": {Lose: sim.LoseResponse},
		"throttled":   sim.Throttled(),
		"stale lists": {Stale: 20 * time.Second},
	} {
		actions := []string{"ModifyRouterInterfaceAttribute", "ConnectRouterInterface", "DeactivateRouterInterface", "*RouterInterface*"}
		if fault.Stale > 0 {
			actions = []string{"DescribeRouterInterfaces"}
		}
		for _, action := range actions {
			t.Run(name+" "+action, func(t *testing.T) {
				s := newSite(t)
				for _, text := range []string{linkedIn(region), pairIn(region), linkedIn(region), with(linkedIn(region), "Small.1", "Mini.2")} {
					e := s.engine()
					p, diags := s.try(e, planOnly, text)
					s.wantNone(diags)
					if err := s.clouds[""].AddFaults(sim.FaultRule{Action: action, Count: 2, Fault: fault}); err != nil {
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
				s.clouds[""].ClearFaults()
				s.wantStatuses(bothActive)
				s.destroy(linkedIn(region))
			})
		}
	}
}
