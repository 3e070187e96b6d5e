package engine_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/engine"
	"netplan/schema/resource"
)

// TestRandomTopologies applies random topologies one after another and
// destroys the last: each apply makes the calls of its plan and none is
// refused, though many steps run at once; nothing is left, and what others
// have in the same place is as it was.
func TestRandomTopologies(t *testing.T) {
	for seed := range drawn(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := randomSite(t)
			s.reach(theirs(randomTopology(seed+1000, 0)))
			foreign := s.held()
			s.store, s.width = engine.NewMemoryStore(nil), 8
			text := ""
			for n := range uint64(4) {
				text = oneFile(randomTopology(seed, n))
				s.reach(text)
			}
			s.destroy(text)
			s.unrefused()
			if d := cmp.Diff(foreign, s.held()); d != "" {
				t.Errorf("what was there before (-) and is there after (+):\n%s", d)
			}
		})
	}
}

// TestEveryTypeIsDrawn looks for each type in the topologies that
// TestRandomTopologies draws.
func TestEveryTypeIsDrawn(t *testing.T) {
	var all strings.Builder
	for seed := range drawn(40) {
		all.WriteString(oneFile(randomTopology(seed, 0)))
	}
	for _, typ := range resource.All() {
		if !strings.Contains(all.String(), "resource \""+typ.Name+"\" ") {
			t.Errorf("no topology has a %s: add it to a chapter of the draft", typ.Name)
		}
	}
}

// reach applies a topology in one go.
func (s *site) reach(text string) {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, planOnly, text)
	s.wantNone(diags)
	defer func() {
		if s.t.Failed() {
			s.t.Logf("the plan:%s", steps(p))
		}
	}()
	s.run(e, p)
	s.unrefused()
	s.settled(text)
}

// unrefused wants no mutating call refused since the last look.
func (s *site) unrefused() {
	s.t.Helper()
	for call, n := range s.seen.refusals() {
		if action, _, _ := strings.Cut(call, " "); mutates(action) {
			s.t.Errorf("%d times %s", n, call)
		}
	}
}

// TestShuffledFiles plans changes of random topologies whose blocks are
// written in another order and in other files: the plan is the same.
func TestShuffledFiles(t *testing.T) {
	for seed := range drawn(15) {
		s := randomSite(t)
		s.reach(oneFile(randomTopology(seed, 0)))
		blocks := randomTopology(seed, 1)
		want := s.planned(oneFile(blocks))
		r := rand.New(rand.NewPCG(seed, 1))
		for range 3 {
			r.Shuffle(len(blocks), func(i, k int) { blocks[i], blocks[k] = blocks[k], blocks[i] })
			cut := r.IntN(len(blocks))
			if d := cmp.Diff(want, s.planned(oneFile(blocks[:cut]), oneFile(blocks[cut:]))); d != "" {
				t.Fatalf("seed %d, in another order:\n%s", seed, d)
			}
		}
	}
}

// planned is all of a plan but where it is written, or why there is none.
func (s *site) planned(files ...string) string {
	s.t.Helper()
	p, diags := s.try(s.engine(), planOnly, files...)
	var steps []any
	for _, step := range p.Steps {
		steps = append(steps, []any{step.Key, step.Actions, step.Needs, step.Lanes, step.Cost, step.Change.Reasons})
	}
	var problems []string
	for _, d := range diags {
		if d.Severity == hcl.DiagError { // a warning of two that collide stands at the later one
			problems = append(problems, d.Detail)
		}
	}
	text, err := json.MarshalIndent([]any{steps, p.Joins, p.Calls, p.Makespan, p.Saved(planOnly), problems}, "", " ")
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// weather is what goes wrong with calls, drawn from a seed.
type weather struct {
	mu sync.Mutex
	*rand.Rand
	calm bool
}

// fault says what goes wrong with a call: of 20, five.
func (w *weather) fault(c sim.Call) sim.Fault {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.calm {
		return sim.Fault{}
	}
	switch w.IntN(20) {
	case 0:
		return sim.Fault{Lose: sim.LoseRequest}
	case 1:
		return sim.Fault{Lose: sim.LoseResponse}
	case 2:
		return sim.Throttled()
	case 3:
		return sim.Fault{Err: &cloudapi.Error{Status: 503, Code: "ServiceUnavailable"}}
	case 4:
		return sim.Fault{Stale: time.Duration(w.IntN(4)) * time.Second}
	}
	return sim.Fault{}
}

// TestFaults applies random topologies while a quarter of the calls goes
// wrong, as often as it takes: in the end there is what one apply without
// faults makes, nothing twice, and after destroying it nothing.
func TestFaults(t *testing.T) {
	for seed := range drawn(25) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := &weather{Rand: rand.New(rand.NewPCG(seed, 3))}
			s := randomSite(t)
			s.width = 4
			s.journal = filepath.Join(t.TempDir(), "journal")
			s.clouds[""].Faults = w.fault
			twin := randomSite(t)
			foreign := s.held()
			var text string
			for n := range uint64(3) {
				text = oneFile(randomTopology(seed, n))
				twin.reach(text)
				s.persist(engine.ModeApply, text)
				w.quiet(func() { s.settled(text) })
				if d := cmp.Diff(kindsOf(twin.held()), kindsOf(s.held())); d != "" {
					t.Fatalf("objects without (-) and with faults (+):\n%s", d)
				}
			}
			s.persist(engine.ModeDestroy, text)
			if d := cmp.Diff(foreign, s.held()); d != "" {
				t.Errorf("what is left:\n%s", d)
			}
		})
	}
}

// TestMadeJustNow plans while listings do not show yet what the last run made:
// nothing is made twice. What is still missing later was deleted.
func TestMadeJustNow(t *testing.T) {
	s := newSite(t)
	var blind atomic.Bool
	s.journal = filepath.Join(t.TempDir(), "journal")
	s.clouds[""].Faults = func(sim.Call) sim.Fault {
		if blind.Load() {
			return sim.Fault{Stale: 30 * time.Second}
		}
		return sim.Fault{}
	}
	e := s.engine()
	p, diags := s.try(e, planOnly, network)
	s.wantNone(diags)
	s.run(e, p)
	s.apply(network + third)
	blind.Store(true)
	if p := s.plan(network + third); !p.Empty() {
		t.Errorf("have the steps %v, want none", keys(p))
	}
	blind.Store(false)
	s.call("DeleteVSwitch", map[string]string{"VSwitchId": s.id("vswitch.a")})
	if d := cmp.Diff([]string{"create vswitch.a"}, keys(s.plan(network+third))); d != "" {
		t.Error(d)
	}
}

// quiet does something while nothing goes wrong.
func (w *weather) quiet(do func()) {
	set := func(calm bool) (was bool) {
		w.mu.Lock()
		defer w.mu.Unlock()
		was, w.calm = w.calm, calm
		return was
	}
	was := set(true)
	defer set(was)
	do()
}

// persist plans and applies until there is nothing to do.
func (s *site) persist(mode engine.Mode, text string) {
	s.t.Helper()
	var last string
	for range 20 {
		done, why := s.attempt(mode, text)
		if done {
			return
		}
		last = why
	}
	s.t.Fatalf("it does not come to an end: %s", last)
}

// attempt is one run of a process; done says that there was nothing to do.
func (s *site) attempt(mode engine.Mode, text string) (done bool, why string) {
	s.t.Helper()
	e := s.engine()
	defer e.Journal.Close()
	if _, err := e.Recover(s.t.Context()); err != nil {
		return false, err.Error()
	}
	p, diags := s.try(e, engine.PlanInput{Mode: mode}, text)
	if diags.HasErrors() {
		return false, diags.Error()
	}
	if p.Empty() {
		return true, ""
	}
	r, err := e.Apply(s.t.Context(), p)
	if err != nil {
		return false, err.Error()
	}
	for _, f := range r.Failed {
		why += f.Step.Key + ": " + f.Err.Error() + "; "
	}
	return false, why
}

// kindsOf counts objects by kind.
func kindsOf(held map[string]map[string]string) map[string]int {
	counts := map[string]int{}
	for key := range held {
		counts[strings.Fields(key)[0]]++
	}
	return counts
}
