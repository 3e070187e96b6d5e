package graph

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		edges [][]string
		want  []string
	}{
		{"no edges: by key", [][]string{{"c"}, {"a"}, {"b"}}, []string{"a", "b", "c"}},
		{"against the keys", [][]string{{"c", "b"}, {"b", "a"}}, []string{"c", "b", "a"}},
		{"diamond", [][]string{{"d", "b"}, {"d", "c"}, {"b", "a"}, {"c", "a"}}, []string{"d", "b", "c", "a"}},
		{"edge given twice", [][]string{{"b", "a"}, {"b", "a"}}, []string{"b", "a"}},
	} {
		have, err := build(c.edges...).Order()
		if diff := cmp.Diff(c.want, have); diff != "" || err != nil {
			t.Errorf("%s: error %v, -want +have\n%s", c.name, err, diff)
		}
	}
}

func TestOrderRespectsEdges(t *testing.T) {
	for seed := range 100 {
		r := seeded(seed)
		g := build(acyclic(r, 1+r.IntN(60), r.IntN(300))...)
		order, err := g.Order()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(g.Keys(), slices.Sorted(slices.Values(order))); diff != "" {
			t.Fatalf("seed %d: not all keys\n%s", seed, diff)
		}
		place := map[string]int{}
		for i, k := range order {
			place[k] = i
		}
		for _, from := range order {
			for _, to := range g.After(from) {
				if place[from] >= place[to] {
					t.Fatalf("seed %d: %s not before %s in %v", seed, from, to, order)
				}
			}
		}
	}
}

// TestLongChain would overflow the stack, or take minutes, if anything were
// recursive per node or quadratic.
func TestLongChain(t *testing.T) {
	const n = 100_000
	var b Builder
	for i := range n - 1 {
		b.Edge(key(n-1-i), key(n-2-i), "next")
	}
	g := b.Build()
	order, err := g.Order()
	if err != nil || order[0] != key(n-1) || order[n-1] != key(0) {
		t.Fatalf("error %v, from %s to %s", err, order[0], order[n-1])
	}
	if have := len(g.Closure([]string{key(0)}, Upstream)); have != n {
		t.Errorf("%d keys upstream of the last, want %d", have, n)
	}
}

// TestHugeRing has one cycle and 100,000 places to search it from: to try them
// all would take minutes.
func TestHugeRing(t *testing.T) {
	const n = 100_000
	var b Builder
	for i := range n {
		b.Edge(key(i), key((i+1)%n), "")
	}
	if have := cyclesOf(t, b.Build()); len(have) != 1 || len(have[0]) != n {
		t.Errorf("the ring is not one cycle of %d edges", n)
	}
}
