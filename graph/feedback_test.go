package graph

import (
	"math/bits"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// each takes every key by its own name, at a cost of 1.
func each(key string) (string, int) { return key, 1 }

func TestFeedback(t *testing.T) {
	among := func(keys ...string) func(string) (string, int) {
		return func(key string) (string, int) {
			if slices.Contains(keys, key) {
				return key, 1
			}
			return "", 0
		}
	}
	costly := func(key string) (string, int) { return key, map[string]int{"b": 5}[key] + 1 }
	together := func(key string) (string, int) { return key[:1], 1 }
	two := [][]string{{"a", "b"}, {"b", "a"}, {"b", "c"}, {"c", "b"}}
	for _, c := range []struct {
		name  string
		edges [][]string
		pick  func(string) (string, int)
		want  []string
		ok    bool
	}{
		{"no cycle", [][]string{{"a", "b"}}, each, nil, true},
		{"the shared key of two cycles", two, each, []string{"b"}, true},
		{"the two others where it costs more", two, costly, []string{"a", "c"}, true},
		{"one that can be taken", [][]string{{"a", "b"}, {"b", "c"}, {"c", "a"}}, among("c"), []string{"c"}, true},
		{"none that can be taken", two, among("a"), nil, false},
		{"a loop", [][]string{{"a", "a"}}, each, []string{"a"}, true},
		{"one name of two keys", [][]string{{"a1", "b1"}, {"b1", "a1"}, {"a2", "c1"}, {"c1", "a2"}, {"b1", "c1"}, {"c1", "b1"}}, together, []string{"b", "c"}, true},
		{"each component", [][]string{{"a", "b"}, {"b", "a"}, {"x", "y"}, {"y", "x"}}, each, []string{"a", "x"}, true},
	} {
		f, ok := build(c.edges...).Feedback(c.pick)
		if d := cmp.Diff(c.want, f.Names); d != "" || ok != c.ok || ok && !f.Exact {
			t.Errorf("%s: have %v, exact %v, -want +have\n%s", c.name, ok, f.Exact, d)
		}
	}
}

// TestFeedbackIsLeast compares with all choices of random graphs.
func TestFeedbackIsLeast(t *testing.T) {
	for seed := range 300 {
		r := seeded(seed)
		g := cyclic(r, 2+r.IntN(9))
		costs := map[string]int{}
		for _, k := range g.Keys() {
			costs[k] = 1 + r.IntN(3)
		}
		f, ok := g.Feedback(func(key string) (string, int) { return key, costs[key] })
		have := 0
		for _, name := range f.Names {
			have += costs[name]
		}
		if want := leastFeedback(g, costs); !ok || !f.Exact || have != want || !orders(g, f.Names) {
			t.Fatalf("seed %d: %v costs %d, want %d; exact %v", seed, f.Names, have, want, f.Exact)
		}
	}
}

// leastFeedback tries all choices.
func leastFeedback(g *Graph, costs map[string]int) int {
	keys, least := g.Keys(), 1<<30
	for set := range uint(1) << len(keys) {
		var names []string
		cost := 0
		for left := set; left != 0; left &= left - 1 {
			k := keys[bits.TrailingZeros(left)]
			names, cost = append(names, k), cost+costs[k]
		}
		if cost < least && orders(g, names) {
			least = cost
		}
	}
	return least
}

// orders says whether a graph has an order without some keys.
func orders(g *Graph, without []string) bool {
	var b Builder
	for _, from := range g.Keys() {
		for _, to := range g.After(from) {
			if !slices.Contains(without, from) && !slices.Contains(without, to) {
				b.Edge(from, to, "")
			}
		}
	}
	_, err := b.Build().Order()
	return err == nil
}

// TestFeedbackOfMany has a component that is too large for the cheapest: what
// is taken suffices, and nothing of it is needless.
func TestFeedbackOfMany(t *testing.T) {
	for seed := range 20 {
		g := cyclic(seeded(seed), 300)
		f, ok := g.Feedback(each)
		if !ok || !orders(g, f.Names) {
			t.Fatalf("seed %d: %v does not suffice", seed, f.Names)
		}
		for _, name := range f.Names {
			rest := slices.DeleteFunc(slices.Clone(f.Names), func(other string) bool { return other == name })
			if !f.Exact && orders(g, rest) {
				t.Errorf("seed %d: %s is needless", seed, name)
			}
		}
	}
}

// TestFeedbackOfHugeRing has one cycle of 100,000 and as many pairs.
func TestFeedbackOfHugeRing(t *testing.T) {
	const n = 100_000
	var ring, pairs Builder
	for i := range n {
		ring.Edge(key(i), key((i+1)%n), "")
		pairs.Edge(key(i), key(i^1), "")
	}
	if f, ok := ring.Build().Feedback(each); !ok || len(f.Names) != 1 {
		t.Errorf("have %d keys of a ring, want 1", len(f.Names))
	}
	if f, ok := pairs.Build().Feedback(each); !ok || len(f.Names) != n/2 || !f.Exact {
		t.Errorf("have %d keys of pairs, exact %v, want one each", len(f.Names), f.Exact)
	}
}
