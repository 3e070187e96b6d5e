package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	gonum "gonum.org/v1/gonum/graph"
)

// build makes a graph of edges {from, to} or {from, to, why}; {key} is a node.
func build(edges ...[]string) *Graph {
	var b Builder
	for _, e := range edges {
		switch len(e) {
		case 1:
			b.Node(e[0])
		case 2:
			b.Edge(e[0], e[1], "")
		default:
			b.Edge(e[0], e[1], e[2])
		}
	}
	return b.Build()
}

// acyclic returns n nodes and up to m edges from smaller to greater positions
// of a random order of their keys.
func acyclic(r *rand.Rand, n, m int) [][]string {
	var edges [][]string
	place := r.Perm(n)
	for i := range n {
		edges = append(edges, []string{key(i)})
	}
	for range m {
		from, to := r.IntN(n), r.IntN(n)
		if place[from] < place[to] {
			edges = append(edges, []string{key(from), key(to)})
		}
	}
	return edges
}

func key(i int) string { return fmt.Sprintf("k%06d", i) }

func seeded(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 7)) }

func TestZeroBuilder(t *testing.T) {
	var b Builder
	g := b.Build()
	order, err := g.Order()
	if len(g.Keys()) != 0 || len(order) != 0 || err != nil {
		t.Errorf("keys %v, order %v, error %v of the empty graph", g.Keys(), order, err)
	}
}

func TestNeighbours(t *testing.T) {
	g := build([]string{"c", "b"}, []string{"a", "b"}, []string{"a", "b"}, []string{"b", "d"}, []string{"lone"}, []string{"x", "x"})
	for _, c := range []struct {
		key           string
		before, after []string
	}{
		{"a", []string{}, []string{"b"}},
		{"b", []string{"a", "c"}, []string{"d"}},
		{"d", []string{"b"}, []string{}},
		{"lone", []string{}, []string{}},
		{"x", []string{"x"}, []string{"x"}},
		{"absent", nil, nil},
	} {
		if diff := cmp.Diff(c.before, g.Before(c.key)); diff != "" {
			t.Errorf("Before(%s): -want +have\n%s", c.key, diff)
		}
		if diff := cmp.Diff(c.after, g.After(c.key)); diff != "" {
			t.Errorf("After(%s): -want +have\n%s", c.key, diff)
		}
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d", "lone", "x"}, g.Keys()); diff != "" {
		t.Errorf("Keys: -want +have\n%s", diff)
	}
}

func TestGraphDoesNotChange(t *testing.T) {
	var b Builder
	b.Edge("b", "a", "")
	g := b.Build()
	g.Keys()[0] = "z"
	b.Edge("a", "c", "")
	if diff := cmp.Diff([]string{"a", "b"}, g.Keys()); diff != "" {
		t.Errorf("-want +have\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "b", "c"}, b.Build().Keys()); diff != "" {
		t.Errorf("second Build: -want +have\n%s", diff)
	}
}

func TestInsertionOrderDoesNotMatter(t *testing.T) {
	for seed := range 50 {
		r := seeded(seed)
		edges := acyclic(r, 30, 60)
		for i, e := range edges[:10] {
			edges = append(edges, []string{e[0], key(i + 1), fmt.Sprint("reason ", r.IntN(3))})
		}
		want := build(edges...)
		r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		have := build(edges...)
		if diff := cmp.Diff(want, have, cmp.AllowUnexported(Graph{}, adjacency{})); diff != "" {
			t.Fatalf("seed %d: -want +have\n%s", seed, diff)
		}
	}
}

func nodes(n gonum.Nodes) func(func(gonum.Node) bool) {
	return func(yield func(gonum.Node) bool) {
		for n.Next() && yield(n.Node()) {
		}
	}
}

// TestGonumView compares what gonum sees with the edges.
func TestGonumView(t *testing.T) {
	d := directed{build([]string{"a", "b"}, []string{"b", "c"}, []string{"a", "c"})}
	if d.Node(-1) != nil || d.Node(3) != nil || d.Node(2).ID() != 2 {
		t.Error("Node does not hold exactly 0 to 2")
	}
	if have := idsOf(slices.Collect(nodes(d.To(2)))); !slices.Equal(have, []int32{0, 1}) {
		t.Errorf("To(c) is %v", have)
	}
	if have := idsOf(slices.Collect(nodes(d.From(0)))); !slices.Equal(have, []int32{1, 2}) {
		t.Errorf("From(a) is %v", have)
	}
	if !d.HasEdgeBetween(2, 0) || d.HasEdgeFromTo(2, 0) || d.Edge(2, 0) != nil {
		t.Error("c and a are joined by an edge from a only")
	}
	if e := d.Edge(0, 2); e.From().ID() != 0 || e.To().ID() != 2 {
		t.Errorf("edge from a to c is %v", e)
	}
}
