package engine_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/engine"
)

// TestCutOffAnywhere interrupts the way from one random topology to another
// during one of its calls, again and again, every other time in bad weather:
// what is left to do is done in the end, and nothing is left over.
func TestCutOffAnywhere(t *testing.T) {
	for seed := range drawn(15) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 5))
			s := randomSite(t)
			twin := randomSite(t)
			foreign := s.held()
			s.width = 1 + r.IntN(4)
			w := &weather{Rand: rand.New(rand.NewPCG(seed, 6)), calm: seed%2 == 0}
			s.clouds[""].Faults = w.fault
			s.journal = filepath.Join(t.TempDir(), "journal")
			text := ""
			for n := range uint64(3) {
				text = oneFile(randomTopology(seed+500, n))
				twin.reach(text)
				for range 4 {
					s.interrupted(text, 1+r.IntN(8))
				}
				s.persist(engine.ModeApply, text)
				w.quiet(func() { s.settled(text) })
				if d := cmp.Diff(kindsOf(twin.held()), kindsOf(s.held())); d != "" {
					t.Fatalf("objects of one apply (-) and of several cut off (+):\n%s", d)
				}
			}
			s.persist(engine.ModeDestroy, text)
			if d := cmp.Diff(foreign, s.held()); d != "" {
				t.Errorf("what is left:\n%s", d)
			}
		})
	}
}

// interrupted applies a topology until the nth mutating call, or until
// something goes wrong that another run gets over.
func (s *site) interrupted(text string, n int) {
	s.t.Helper()
	e := s.engine()
	defer e.Journal.Close()
	if _, err := e.Recover(s.t.Context()); err != nil {
		return
	}
	ctx, cut := context.WithCancel(s.t.Context())
	defer cut()
	e.APIs[""] = &countdown{api: e.APIs[""], left: n, cut: cut}
	p, diags := s.try(e, planOnly, text)
	if !diags.HasErrors() {
		_, _ = e.Apply(ctx, p)
	}
}

// countdown is a cloud that interrupts the run during one of its calls.
type countdown struct {
	mu   sync.Mutex
	api  cloudapi.API
	left int
	cut  func()
}

// Call passes on.
func (c *countdown) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if mutates(r.Action) {
		c.mu.Lock()
		if c.left--; c.left == 0 {
			c.cut()
		}
		c.mu.Unlock()
	}
	return c.api.Call(ctx, r)
}

// TestReplacedByTheCloud has a route deleted and one of the cloud's own in its
// place: that is not what the address was bound to.
func TestReplacedByTheCloud(t *testing.T) {
	s := newSite(t).outside("i-example")
	route := network + `
resource "route_entry" "default" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_id            = "i-example"
}
`
	s.apply(route)
	table, _, _ := strings.Cut(s.id("route_entry.default"), "|")
	s.call("DeleteRouteEntry", map[string]string{"RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0"})
	s.call("CreateNatGateway", map[string]string{"VpcId": s.id("vpc.main")})
	p := s.apply(network)
	if d := cmp.Diff([]string{"forget route_entry.default"}, keys(p)); d != "" {
		t.Error(d)
	}
}

// TestCutOffWhileChanging plans while an EIP is still being bound by a call of
// a run that was cut off: what uses it waits for that.
func TestCutOffWhileChanging(t *testing.T) {
	s := newSite(t)
	bound := withoutBlocks(network+internet, "forward_entry.web")
	s.apply(withoutBlocks(bound, "eip_association.in"))
	s.journal = filepath.Join(t.TempDir(), "journal")
	e := s.engine()
	defer e.Journal.Close()
	p, diags := s.try(e, engine.PlanInput{Targets: []string{"eip_association.in"}}, bound)
	s.wantNone(diags)
	ctx, cut := context.WithCancel(t.Context())
	e.APIs[""] = cutter{s.clouds[""], "AssociateEipAddress", cut}
	if _, err := e.Apply(ctx, p); err != nil {
		t.Fatal(err)
	}
	p = s.apply(with(bound, "[eip_association.out.ip_address]", "[eip_association.in.ip_address]"))
	if d := cmp.Diff([]string{"update snat_entry.a"}, keys(p)); d != "" {
		t.Error(d)
	}
}
