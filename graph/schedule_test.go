package graph

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

// tasks returns a task function over a table; keys that it lacks take a second.
func tasks(table map[string]Task) func(string) Task {
	return func(key string) Task {
		if t, ok := table[key]; ok {
			return t
		}
		return Task{Cost: time.Second}
	}
}

// randomTasks gives keys up to most lanes of a few, and costs up to limit.
func randomTasks(r *rand.Rand, keys []string, most int, limit time.Duration) func(string) Task {
	table := map[string]Task{}
	lanes := 1 + r.IntN(6)
	for _, k := range keys {
		task := Task{Cost: time.Duration(r.Int64N(int64(limit)))}
		for range r.IntN(most + 1) {
			task.Lanes = append(task.Lanes, fmt.Sprint("lane ", r.IntN(lanes)))
		}
		table[k] = task
	}
	return tasks(table)
}

func TestSchedule(t *testing.T) {
	const s = time.Second
	chain := build([]string{"a", "b"}, []string{"b", "c"}, []string{"x"})
	for _, c := range []struct {
		name  string
		g     *Graph
		tasks map[string]Task
		width int
		want  Schedule
	}{
		{"nothing", build(), nil, 1,
			Schedule{Start: map[string]time.Duration{}, CriticalPath: []string{}}},
		{"longest path first", chain, nil, 1,
			Schedule{map[string]time.Duration{"a": 0, "b": s, "c": 2 * s, "x": 3 * s}, 4 * s, []string{"a", "b", "c"}, 4 * s}},
		{"side by side", chain, nil, 2,
			Schedule{map[string]time.Duration{"a": 0, "b": s, "c": 2 * s, "x": 0}, 3 * s, []string{"a", "b", "c"}, 3 * s}},
		{"a long task beats a long chain", chain, map[string]Task{"x": {Cost: 5 * s}}, 1,
			Schedule{map[string]time.Duration{"x": 0, "a": 5 * s, "b": 6 * s, "c": 7 * s}, 8 * s, []string{"x"}, 8 * s}},
		{"ties by key", build([]string{"b"}, []string{"a"}), nil, 1,
			Schedule{map[string]time.Duration{"a": 0, "b": s}, 2 * s, []string{"a"}, 2 * s}},
		{"one lane", build([]string{"a"}, []string{"b"}, []string{"c"}),
			map[string]Task{"a": {Cost: s, Lanes: []string{"l"}}, "b": {Cost: 2 * s, Lanes: []string{"l", "l"}}}, 9,
			Schedule{map[string]time.Duration{"b": 0, "a": 2 * s, "c": 0}, 3 * s, []string{"b"}, 3 * s}},
		{"two lanes wait for both, others pass", build([]string{"a"}, []string{"b"}, []string{"c"}, []string{"d"}),
			map[string]Task{"a": {Cost: 4 * s, Lanes: []string{"l"}}, "b": {Cost: 3 * s, Lanes: []string{"m", "l"}}, "c": {Cost: 2 * s, Lanes: []string{"m"}}, "d": {Cost: s, Lanes: []string{"m"}}}, 9,
			Schedule{map[string]time.Duration{"a": 0, "c": 0, "d": 2 * s, "b": 4 * s}, 7 * s, []string{"a"}, 7 * s}},
		{"no cost", chain, map[string]Task{"a": {}, "b": {}, "c": {}, "x": {}}, 1,
			Schedule{map[string]time.Duration{"a": 0, "b": 0, "c": 0, "x": 0}, 0, []string{"a", "b", "c"}, 0}},
		{"width divides and rounds up", build([]string{"a"}, []string{"b"}, []string{"c"}),
			map[string]Task{"a": {Cost: 3}, "b": {Cost: 3}, "c": {Cost: 3}}, 2,
			Schedule{map[string]time.Duration{"a": 0, "b": 0, "c": 3}, 6, []string{"a"}, 5}},
	} {
		have := c.g.Schedule(tasks(c.tasks), c.width)
		if diff := gocmp.Diff(c.want, have); diff != "" {
			t.Errorf("%s: -want +have\n%s", c.name, diff)
		}
	}
}

// TestLongestFirst ranks random tasks by their remaining path, then by key.
func TestLongestFirst(t *testing.T) {
	for seed := range 100 {
		r := seeded(seed)
		g := build(acyclic(r, 1+r.IntN(50), r.IntN(80))...)
		task := randomTasks(r, g.Keys(), 3, 8)
		remaining := map[string]time.Duration{}
		order, _ := g.Order()
		for _, k := range slices.Backward(order) {
			for _, next := range g.After(k) {
				remaining[k] = max(remaining[k], remaining[next])
			}
			remaining[k] += task(k).Cost
		}
		want := g.Keys()
		slices.SortStableFunc(want, func(a, b string) int { return cmp.Compare(remaining[b], remaining[a]) })
		if diff := gocmp.Diff(want, g.names(g.newWorkload(task).ranked)); diff != "" {
			t.Fatalf("seed %d: -want +have\n%s", seed, diff)
		}
	}
}

// TestScheduleIsThePolicy compares with a scheduler that looks at every task
// each time.
func TestScheduleIsThePolicy(t *testing.T) {
	for seed := range 400 {
		r := seeded(seed)
		g := build(acyclic(r, 1+r.IntN(50), r.IntN(80))...)
		task := randomTasks(r, g.Keys(), 3, 8)
		width := 1 + r.IntN(8)
		have := g.Schedule(task, width)
		w := g.newWorkload(task)
		w.improve(width)
		if diff := gocmp.Diff(naive(g, task, width, g.names(w.ranked)), have.Start); diff != "" {
			t.Fatalf("seed %d: -want +have\n%s", seed, diff)
		}
		checkStarts(t, g, task, width, have.Start)
		if have.Makespan < have.LowerBound {
			t.Fatalf("seed %d: %v is below the lower bound %v", seed, have.Makespan, have.LowerBound)
		}
	}
}

// naive starts whatever can start, in the order of the keys.
func naive(g *Graph, task func(string) Task, width int, keys []string) map[string]time.Duration {
	start, end := map[string]time.Duration{}, map[string]time.Duration{}
	done := func(k string, now time.Duration) bool {
		at, ok := end[k]
		return ok && at <= now
	}
	for now := time.Duration(0); len(start) < len(keys); now++ {
		for changed := true; changed; { // tasks without cost make others ready at once
			changed = false
			ended := func(k string) bool { return done(k, now) }
			var ready []string
			for _, k := range keys {
				if _, started := start[k]; !started && !slices.ContainsFunc(g.Before(k), func(b string) bool { return !ended(b) }) {
					ready = append(ready, k)
				}
			}
			ends := map[string]time.Duration{}
			for _, k := range ready {
				var held []string
				running := len(ends)
				for other := range start {
					if _, now := ends[other]; now || !ended(other) {
						held = append(held, task(other).Lanes...)
					}
					if _, now := ends[other]; !now && !ended(other) {
						running++
					}
				}
				if running < width && !overlap(held, task(k).Lanes) {
					start[k] = now
					ends[k] = now + task(k).Cost
					changed = true
				}
			}
			for k, at := range ends {
				end[k] = at
			}
		}
	}
	return start
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// checkStarts fails when the starts break the order, share a lane or exceed
// the width.
func checkStarts(t *testing.T, g *Graph, task func(string) Task, width int, start map[string]time.Duration) {
	t.Helper()
	for k, at := range start {
		for _, b := range g.Before(k) {
			if start[b]+task(b).Cost > at {
				t.Fatalf("%s starts at %v, before %s ends", k, at, b)
			}
		}
		running := 0
		for other, from := range start {
			if from > at || at >= from+task(other).Cost {
				continue
			}
			running++
			if k != other && task(k).Cost > 0 && overlap(task(k).Lanes, task(other).Lanes) {
				t.Fatalf("%s and %s share a lane at %v", k, other, at)
			}
		}
		if running > width {
			t.Fatalf("%d tasks run at %v, width %d", running, at, width)
		}
	}
}

func TestMisuse(t *testing.T) {
	g := build([]string{"a", "b"})
	for _, c := range []struct {
		name string
		call func()
		want string
	}{
		{"width", func() { g.Schedule(tasks(nil), 0) }, "graph: width below 1"},
		{"cost", func() { g.Schedule(tasks(map[string]Task{"b": {Cost: -1}}), 1) }, "graph: negative cost of b"},
		{"cycle", func() { build([]string{"a", "a", "x"}).Schedule(tasks(nil), 1) }, "graph: dependency cycle: a -> a (x)"},
	} {
		if have := panicOf(c.call); have != c.want {
			t.Errorf("%s: panic %v, want %q", c.name, have, c.want)
		}
	}
}

func panicOf(call func()) (value any) {
	defer func() { value = recover() }()
	call()
	return nil
}

// TestFollows takes away and brings back four things of one lane: each is back
// before the next goes, though what takes away has more to come after it. Where
// that would make the whole longer, it is left.
func TestFollows(t *testing.T) {
	var edges [][]string
	tasks := map[string]Task{}
	for _, name := range []string{"1", "2", "3", "4"} {
		gone, back := "gone "+name, "back "+name
		edges = append(edges, []string{gone, back})
		tasks[gone], tasks[back] = Task{Cost: 1, Lanes: []string{"x"}}, Task{Cost: 5, Lanes: []string{"x"}, Follows: gone}
	}
	task := func(key string) Task { return tasks[key] }
	g := build(edges...)
	s := g.Schedule(task, 4)
	for _, name := range []string{"1", "2", "3", "4"} {
		if have := s.Start["back "+name] - s.Start["gone "+name]; have != 1 {
			t.Errorf("%s is brought back %v after it was taken away, want 1", name, have)
		}
	}
	for _, name := range []string{"1", "2"} {
		edges = append(edges, []string{"gone " + name, "long " + name})
		tasks["long "+name] = Task{Cost: 100}
	}
	if s := build(edges...).Schedule(task, 4); s.Makespan != s.LowerBound {
		t.Errorf("the whole takes %v, want %v", s.Makespan, s.LowerBound)
	}
}
