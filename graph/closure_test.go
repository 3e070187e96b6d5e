package graph

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClosure(t *testing.T) {
	g := build([]string{"a", "b"}, []string{"b", "c"}, []string{"x", "c"}, []string{"c", "b"}, []string{"lone"})
	for _, c := range []struct {
		keys []string
		dir  Direction
		want []string
	}{
		{nil, Upstream, nil},
		{[]string{"absent"}, Downstream, nil},
		{[]string{"lone", "absent"}, Upstream, []string{"lone"}},
		{[]string{"b"}, Upstream, []string{"a", "b", "c", "x"}},
		{[]string{"b"}, Downstream, []string{"b", "c"}},
		{[]string{"x", "lone"}, Downstream, []string{"b", "c", "lone", "x"}},
	} {
		if diff := cmp.Diff(c.want, g.Closure(c.keys, c.dir)); diff != "" {
			t.Errorf("Closure(%v, %d): -want +have\n%s", c.keys, c.dir, diff)
		}
	}
}

func TestClosureIsReachability(t *testing.T) {
	for seed := range 50 {
		g := cyclic(seeded(seed), 12)
		d := distances(g)
		for i, k := range g.Keys() {
			var down, up []string
			for j, other := range g.Keys() {
				if i == j || d[i][j] < far {
					down = append(down, other)
				}
				if i == j || d[j][i] < far {
					up = append(up, other)
				}
			}
			if have := g.Closure([]string{k}, Downstream); !slices.Equal(have, down) {
				t.Fatalf("seed %d: %v after %s, want %v", seed, have, k, down)
			}
			if have := g.Closure([]string{k}, Upstream); !slices.Equal(have, up) {
				t.Fatalf("seed %d: %v before %s, want %v", seed, have, k, up)
			}
		}
	}
}
