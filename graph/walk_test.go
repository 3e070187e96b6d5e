package graph

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// recorder is a visit that takes what the task costs and notes when it began.
type recorder struct {
	task  func(string) Task
	begin time.Time
	mu    sync.Mutex
	start map[string]time.Duration
	fails map[string]error
}

func newRecorder(task func(string) Task) *recorder {
	return &recorder{task: task, begin: time.Now(), start: map[string]time.Duration{}, fails: map[string]error{}}
}

func (r *recorder) visit(_ context.Context, key string) error {
	r.mu.Lock()
	r.start[key] = time.Since(r.begin)
	r.mu.Unlock()
	time.Sleep(r.task(key).Cost)
	return r.fails[key]
}

// TestWalkIsAsScheduled uses costs so fine that no two tasks end together: then
// the walk starts each exactly when the schedule says.
func TestWalkIsAsScheduled(t *testing.T) {
	for seed := range 60 {
		synctest.Test(t, func(t *testing.T) {
			r := seeded(seed)
			g := build(acyclic(r, 1+r.IntN(60), r.IntN(120))...)
			task := randomTasks(r, g.Keys(), 2, time.Hour)
			width := 1 + r.IntN(8)
			rec := newRecorder(task)
			report := g.Walk(t.Context(), width, task, rec.visit)
			schedule := g.Schedule(task, width)
			if diff := cmp.Diff(schedule.Start, rec.start); diff != "" {
				t.Fatalf("seed %d: -schedule +walk\n%s", seed, diff)
			}
			checkStarts(t, g, task, width, rec.start)
			if have := time.Since(rec.begin); have != schedule.Makespan {
				t.Fatalf("seed %d: took %v, scheduled %v", seed, have, schedule.Makespan)
			}
			want := &Report{Done: g.Keys(), Failed: map[string]error{}, Skipped: map[string]string{}}
			if diff := cmp.Diff(want, report); diff != "" {
				t.Fatalf("seed %d: -want +have\n%s", seed, diff)
			}
		})
	}
}

func TestFailureSkipsWhatComesAfter(t *testing.T) {
	for seed := range 100 {
		synctest.Test(t, func(t *testing.T) {
			r := seeded(seed)
			g := build(acyclic(r, 40, 50)...)
			task := randomTasks(r, g.Keys(), 2, 5)
			rec := newRecorder(task)
			for _, k := range g.Keys() {
				if r.IntN(6) == 0 {
					rec.fails[k] = errors.New("refused " + k)
				}
			}
			want := expected(g, rec.fails)
			report := g.Walk(t.Context(), 1+r.IntN(4), task, rec.visit)
			if diff := cmp.Diff(want, report, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" {
				t.Fatalf("seed %d: -want +have\n%s", seed, diff)
			}
			if have := len(rec.start); have != len(want.Done)+len(want.Failed) {
				t.Fatalf("seed %d: %d visits", seed, have)
			}
		})
	}
}

// expected says what a walk reports in which the given keys fail if visited.
func expected(g *Graph, fails map[string]error) *Report {
	want := &Report{Failed: map[string]error{}, Skipped: map[string]string{}}
	order, _ := g.Order()
	for _, k := range order {
		var causes []string
		for _, up := range g.Closure([]string{k}, Upstream) {
			if want.Failed[up] != nil {
				causes = append(causes, up)
			}
		}
		switch {
		case len(causes) > 0:
			want.Skipped[k] = causes[0]
		case fails[k] != nil:
			want.Failed[k] = fails[k]
		default:
			want.Done = append(want.Done, k)
		}
	}
	slices.Sort(want.Done)
	return want
}

func TestCancelledWalkWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := build([]string{"bad", "victim"}, []string{"a", "b"}, []string{"b", "c"}, []string{"lone"})
		ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
		defer cancel()
		task := tasks(map[string]Task{"a": {Cost: 10 * time.Second}, "b": {Cost: 10 * time.Second}, "lone": {Cost: time.Minute}})
		rec := newRecorder(task)
		rec.fails["bad"] = errors.New("refused")
		report := g.Walk(ctx, 3, task, rec.visit)
		want := &Report{
			Done:    []string{"a", "b", "lone"},
			Failed:  map[string]error{"bad": rec.fails["bad"]},
			Skipped: map[string]string{"c": "", "victim": "bad"},
		}
		if diff := cmp.Diff(want, report, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" {
			t.Errorf("-want +have\n%s", diff)
		}
		if have := time.Since(rec.begin); have != time.Minute {
			t.Errorf("returned after %v, want a minute", have)
		}
	})
}

func TestWalkOfEndedContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	report := build([]string{"a"}).Walk(ctx, 1, tasks(nil), func(context.Context, string) error {
		t.Error("visited")
		return nil
	})
	want := &Report{Failed: map[string]error{}, Skipped: map[string]string{"a": ""}}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("-want +have\n%s", diff)
	}
}

func TestPanicReachesTheCaller(t *testing.T) {
	for _, c := range []struct {
		name  string
		crash func()
		want  string
	}{
		{"panic", func() { panic("no such step") }, "graph: visit of a: no such step\n\n"},
		{"Goexit", runtime.Goexit, "graph: visit of a ended its goroutine"},
	} {
		synctest.Test(t, func(t *testing.T) {
			g := build([]string{"a"}, []string{"b"}, []string{"b", "c"})
			begin := time.Now()
			have := panicOf(func() {
				g.Walk(t.Context(), 2, tasks(nil), func(_ context.Context, key string) error {
					switch key {
					case "a":
						c.crash()
					case "c":
						t.Error("c was started after the crash")
					}
					time.Sleep(time.Minute)
					return nil
				})
			})
			if text := fmt.Sprint(have); !strings.HasPrefix(text, c.want) {
				t.Errorf("%s: panic %q, want %q", c.name, text, c.want)
			}
			if took := time.Since(begin); took != time.Minute {
				t.Errorf("%s: took %v, want the minute that b runs", c.name, took)
			}
		})
	}
}

// TestCrowdedLanes would take hours if blocked tasks were looked at again and
// again.
func TestCrowdedLanes(t *testing.T) {
	const n = 100_000
	var b Builder
	for i := range n {
		b.Node(key(i))
	}
	g := b.Build()
	for _, c := range []struct {
		name string
		task func(string) Task
	}{
		{"one lane", func(string) Task { return Task{Lanes: []string{"vpc"}} }},
		{"one lane and one's own", func(key string) Task { return Task{Lanes: []string{"vpc", key}} }},
		{"pairs of 20 lanes", func(key string) Task { return Task{Lanes: []string{"a" + key[5:6], "b" + key[6:]}} }},
	} {
		report := g.Walk(t.Context(), 8, c.task, func(context.Context, string) error { return nil })
		if len(report.Done) != n {
			t.Errorf("%s: %d done, want %d", c.name, len(report.Done), n)
		}
	}
}

// counter counts those at work.
type counter struct {
	mu          sync.Mutex
	now, idle   int
	begun, most int
}

func (c *counter) Begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.begun = c.now+1, c.begun+1
	c.most = max(c.most, c.now)
}

func (c *counter) End() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now--; c.now == 0 {
		c.idle++
	}
}

// TestCrew counts who is at work along a chain: somebody always is, until all is
// done.
func TestCrew(t *testing.T) {
	g := build([]string{"a", "b"}, []string{"b", "c"}, []string{"c", "d"})
	c := &counter{}
	g.WalkWith(t.Context(), c, 2, func(string) Task { return Task{} }, func(context.Context, string) error { return nil })
	if c.now != 0 || c.idle != 1 || c.begun != 4 || c.most > 2 {
		t.Errorf("%d are at work at the end, nobody was %d times, %d began; want 0, 1, 4", c.now, c.idle, c.begun)
	}
}
