package graph

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func cyclesOf(t *testing.T, g *Graph) []Cycle {
	t.Helper()
	_, err := g.Order()
	if err == nil {
		return nil
	}
	var cycle *CycleError
	if !errors.As(err, &cycle) {
		t.Fatalf("error is %T", err)
	}
	return cycle.Cycles
}

func TestCycleError(t *testing.T) {
	for _, c := range []struct {
		name  string
		edges [][]string
		want  string
	}{
		{"two keys", [][]string{{"b", "a", "vpc_id"}, {"a", "b", "depends_on"}, {"b", "c"}},
			"dependency cycle: a -> b (depends_on) -> a (vpc_id)"},
		{"self edge", [][]string{{"b", "c"}, {"a", "a", "itself"}},
			"dependency cycle: a -> a (itself)"},
		{"no reason", [][]string{{"a", "b"}, {"b", "a"}},
			"dependency cycle: a -> b -> a"},
		{"several reasons", [][]string{{"a", "a", "y"}, {"a", "a", "x"}, {"a", "a", ""}, {"a", "a", "y"}},
			"dependency cycle: a -> a (x; y)"},
		{"starts at the smallest key", [][]string{{"c", "a"}, {"b", "c"}, {"a", "b"}, {"root", "c"}},
			"dependency cycle: a -> b -> c -> a"},
		{"shortest of the component", [][]string{{"a", "b"}, {"b", "c"}, {"c", "a"}, {"d", "c"}, {"c", "d"}},
			"dependency cycle: c -> d -> c"},
		{"self edge within a component", [][]string{{"a", "b"}, {"b", "a"}, {"b", "b"}},
			"dependency cycle: b -> b"},
		{"one for each component", [][]string{{"y", "z"}, {"z", "y"}, {"a", "y"}, {"a", "b"}, {"b", "a"}, {"m", "m"}},
			"dependency cycle: a -> b -> a; m -> m; y -> z -> y"},
		{"sorted by first key", [][]string{{"a", "x"}, {"x", "y"}, {"y", "a"}, {"x", "x"}, {"b", "b"}},
			"dependency cycle: b -> b; x -> x"},
	} {
		_, err := build(c.edges...).Order()
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: error %q, want %q", c.name, err, c.want)
		}
	}
}

// TestCompleteGraph: nine nodes with all edges have 125,664 cycles.
func TestCompleteGraph(t *testing.T) {
	var b Builder
	for i := range 9 {
		for j := range 9 {
			if i != j {
				b.Edge(key(i), key(j), "")
			}
		}
	}
	want := []Cycle{{{key(0), key(1), ""}, {key(1), key(0), ""}}}
	if diff := cmp.Diff(want, cyclesOf(t, b.Build())); diff != "" {
		t.Errorf("-want +have\n%s", diff)
	}
}

func TestCyclesAreShortest(t *testing.T) {
	for seed := range 200 {
		r := seeded(seed)
		g := cyclic(r, 2+r.IntN(12))
		distance := distances(g)
		want := shortestCycles(distance)
		have := map[int]int{}
		for _, c := range cyclesOf(t, g) {
			checkCycle(t, g, c)
			first, _ := g.id(c[0].From)
			have[component(distance, int(first))] = len(c)
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Fatalf("seed %d: length by component, -want +have\n%s", seed, diff)
		}
	}
}

func cyclic(r *rand.Rand, n int) *Graph {
	var b Builder
	for i := range n {
		b.Node(key(i))
	}
	for range n + r.IntN(n) {
		if from, to := r.IntN(n), r.IntN(n); from != to || r.IntN(10) == 0 {
			b.Edge(key(from), key(to), "why")
		}
	}
	return b.Build()
}

const far = 1 << 20

// distances is Floyd and Warshall's: the edges of a shortest path of one or
// more edges from each node to each.
func distances(g *Graph) [][]int {
	keys := g.Keys()
	d := make([][]int, len(keys))
	for i, from := range keys {
		d[i] = slices.Repeat([]int{far}, len(keys))
		for _, to := range g.After(from) {
			j, _ := g.id(to)
			d[i][j] = 1
		}
	}
	for k := range d {
		for i := range d {
			for j := range d {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}

// shortestCycles returns the least length of a cycle by component.
func shortestCycles(d [][]int) map[int]int {
	shortest := map[int]int{}
	for i := range d {
		if d[i][i] >= far {
			continue
		}
		c := component(d, i)
		if length, ok := shortest[c]; !ok || d[i][i] < length {
			shortest[c] = d[i][i]
		}
	}
	return shortest
}

// component returns the least node that reaches i and is reached from it.
func component(d [][]int, i int) int {
	for j := range i {
		if d[i][j] < far && d[j][i] < far {
			return j
		}
	}
	return i
}

func checkCycle(t *testing.T, g *Graph, c Cycle) {
	t.Helper()
	for i, e := range c {
		if !slices.Contains(g.After(e.From), e.To) || e.Why != "why" {
			t.Fatalf("%s: no such edge %v", c, e)
		}
		if next := c[(i+1)%len(c)]; e.To != next.From {
			t.Fatalf("%s: not closed", c)
		}
		if e.From < c[0].From {
			t.Fatalf("%s: does not start at its smallest key", c)
		}
	}
}
