package engine_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/time/rate"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/engine"
)

// slow is an API whose calls take their time, and of which so many are let
// through each second, as of the service.
type slow struct {
	api  cloudapi.API
	pace cloudapi.Pace
	mu   sync.Mutex
	by   map[string]*rate.Limiter
}

// Call waits for its turn, takes its time and passes on.
func (a *slow) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	time.Sleep(a.turn(r.Region + " " + r.Action))
	time.Sleep(a.pace.Call)
	return a.api.Call(ctx, r)
}

func (a *slow) turn(name string) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.by[name] == nil {
		a.by[name] = rate.NewLimiter(rate.Limit(a.pace.Rate), a.pace.Burst)
	}
	return a.by[name].Reserve().Delay()
}

// race is a site whose time is that of a synctest bubble: it stands still while
// somebody works, so that what an apply takes depends on waits alone.
type race struct {
	*site
	latency map[string]time.Duration
	pace    cloudapi.Pace
	bare    bool // plans are not rehearsed
}

// simulated is the pace of the simulator.
func simulated(r *race) { r.pace = r.clouds[""].Pace() }

// usual is the pace of the service.
func usual(r *race) {
	r.latency = cloudapi.SettleTimes()
	r.clouds[""].Latency = r.latency
	r.pace = cloudapi.UsualPace()
	r.pace.Settle = r.clouds[""].Pace().Settle
}

// newRace must be called in a bubble.
func newRace(s *site, at func(*race), width int, bare bool) *race {
	r := &race{site: s, bare: bare}
	s.width = width
	s.clouds[""].Now = time.Now
	at(r)
	return r
}

func (r *race) engine() *engine.Engine {
	e := r.site.engine()
	e.Clock, e.Pace = engine.WallClock{}, r.pace
	if r.pace.Rate > 0 {
		e.APIs[""] = &slow{api: e.APIs[""], pace: r.pace, by: map[string]*rate.Limiter{}}
	}
	e.Rehearse = func(_ string, clock engine.Clock, described []engine.Described, assume []string) (cloudapi.API, error) {
		return rehearsalOn(&sim.Cloud{Now: clock.Now, Quotas: r.quotas, Latency: r.latency}, described, assume)
	}
	if r.bare {
		e.Rehearse = nil
	}
	return e
}

// lap is what an apply was expected to take and took, and its calls.
type lap struct {
	name            string
	expected, took  time.Duration
	planned, called map[string]int
}

// run plans and applies. It is false where there is no such plan, or nothing
// to wait for.
func (r *race) run(name string, mode engine.Mode, text string) (lap, bool) {
	r.t.Helper()
	e := r.engine()
	p, diags := r.try(e, engine.PlanInput{Mode: mode}, text)
	if diags.HasErrors() {
		return lap{}, false
	}
	r.seen.forget()
	begin := time.Now()
	result, err := e.Apply(r.t.Context(), p)
	if err != nil {
		r.t.Fatal(err)
	}
	r.done(result)
	took := time.Since(begin)
	return lap{name, p.Makespan, took, p.Calls, r.seen.counts()}, took > 0
}

// laps runs plans that create, change and destroy a random topology.
func laps(t *testing.T, seed uint64, at func(*race), width int, bare bool) []lap {
	var list []lap
	synctest.Test(t, func(t *testing.T) {
		r := newRace(randomSite(t), at, width, bare)
		a, b := oneFile(randomTopology(seed, 0)), oneFile(randomTopology(seed, 1))
		for _, one := range []struct {
			name string
			mode engine.Mode
			text string
		}{{"create", engine.ModeApply, a}, {"change", engine.ModeApply, b}, {"destroy", engine.ModeDestroy, b}} {
			if l, ok := r.run(fmt.Sprint(seed, " ", one.name), one.mode, one.text); ok {
				list = append(list, l)
			}
		}
	})
	return list
}

// paces are those that plans are timed at.
var paces = []struct {
	name string
	at   func(*race)
}{{"simulated", simulated}, {"usual", usual}}

// TestExpectedDuration times plans that create, change and destroy random
// topologies: each takes what was expected, give or take a fifth, whether it
// was rehearsed or not.
func TestExpectedDuration(t *testing.T) {
	for _, pace := range paces {
		for _, bare := range []bool{false, true} {
			for _, width := range []int{1, 4, 10} {
				var ratios []float64
				for seed := range drawn(8) {
					for _, l := range laps(t, seed, pace.at, width, bare) {
						ratio := float64(l.expected) / float64(l.took)
						if ratios = append(ratios, ratio); ratio < 0.8 || ratio > 1.2 {
							t.Errorf("%s at width %d, without rehearsal %v: it took %s, expected were %s", l.name, width, bare, l.took, l.expected)
						}
					}
				}
				t.Logf("%s pace, width %d, without rehearsal %v: %d plans, expected to taken %s", pace.name, width, bare, len(ratios), around(ratios))
			}
		}
	}
}

// around is the mean, the least and the most of some ratios.
func around(ratios []float64) string {
	sum := 0.0
	for _, r := range ratios {
		sum += r
	}
	return fmt.Sprintf("%.2f on average, %.2f to %.2f", sum/float64(len(ratios)), slices.Min(ratios), slices.Max(ratios))
}

// TestExpectedCalls counts the calls of plans that create, change and destroy
// random topologies: what changes something is called as often as the plan
// says. One step at a time, reads are too, but for two or one in fifty; steps
// that run at once share some.
func TestExpectedCalls(t *testing.T) {
	for width, tolerance := range map[int]float64{1: 0.02, 10: 0.2} {
		var read, off int
		for seed := range drawn(8) {
			for _, l := range laps(t, seed, usual, width, false) {
				if d := gocmp.Diff(changing(l.planned), changing(l.called)); d != "" {
					t.Errorf("%s at width %d: calls of the plan (-) and made (+):\n%s", l.name, width, d)
				}
				reads, misses := compared(l)
				if misses > 2 && float64(misses) > tolerance*float64(reads) {
					t.Errorf("%s at width %d: of %d reads %d are more or less than planned", l.name, width, reads, misses)
				}
				read, off = read+reads, off+misses
			}
		}
		t.Logf("width %d: of %d reads %d more or less than planned", width, read, off)
	}
}

// compared counts the reads of a lap, and how many more or less there were of
// each action than planned.
func compared(l lap) (reads, off int) {
	for action := range l.called {
		if !mutates(action) {
			reads += l.called[action]
			off += max(l.planned[action]-l.called[action], l.called[action]-l.planned[action])
		}
	}
	return reads, off
}

// TestReckonedAsRehearsed compares the cost of each step without rehearsal with
// what the rehearsal of random topologies measures: they are the same for
// every type.
func TestReckonedAsRehearsed(t *testing.T) {
	for seed := range drawn(12) {
		synctest.Test(t, func(t *testing.T) {
			r := newRace(randomSite(t), usual, 1, false)
			a, b := oneFile(randomTopology(seed, 0)), oneFile(randomTopology(seed, 1))
			for _, l := range []struct {
				mode engine.Mode
				text string
			}{{engine.ModeApply, a}, {engine.ModeApply, b}, {engine.ModeDestroy, b}} {
				if costs, ok := r.costs(l.mode, l.text); ok {
					r.bare = true
					reckoned, _ := r.costs(l.mode, l.text)
					r.bare = false
					if d := gocmp.Diff(costs, reckoned); d != "" {
						t.Errorf("seed %d: what steps take in rehearsal (-) and by reckoning (+):\n%s", seed, d)
					}
					r.run("", l.mode, l.text)
				}
			}
		})
	}
}

// costs are by step what a plan expects it to take.
func (r *race) costs(mode engine.Mode, text string) (map[string]string, bool) {
	p, diags := r.try(r.engine(), engine.PlanInput{Mode: mode}, text)
	costs := map[string]string{}
	for _, s := range p.Steps {
		costs[s.Key] = fmt.Sprint(s.Actions, " ", s.Cost)
	}
	return costs, !diags.HasErrors()
}

// TestLimitsOfCalls makes more addresses at once than calls are let through:
// the plan expects what the limit of calls costs, and what it costs to wait for
// listings that many steps share, give or take a third.
func TestLimitsOfCalls(t *testing.T) {
	for _, test := range []struct{ n, width int }{{100, 10}, {200, 10}, {100, 32}, {200, 32}, {2000, 32}} {
		synctest.Test(t, func(t *testing.T) {
			r := newRace(newSite(t), usual, test.width, true)
			l, _ := r.run("addresses", engine.ModeApply, head+fmt.Sprintf("resource \"eip\" \"many\" {\n  count = %d\n}\n", test.n))
			pace := cloudapi.UsualPace()
			least := time.Duration(float64(test.n-pace.Burst) / pace.Rate * float64(time.Second))
			t.Logf("%d addresses at width %d: expected %s, taken %s, at least %s", test.n, test.width, l.expected, l.took, least)
			if ratio := float64(l.expected) / float64(l.took); l.expected < least || l.took < least || ratio < 0.67 || ratio > 1.33 {
				t.Errorf("%d addresses at width %d took %s, expected were %s", test.n, test.width, l.took, l.expected)
			}
		})
	}
}
