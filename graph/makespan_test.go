package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// work is a graph with its tasks in the making.
type work struct {
	*rand.Rand
	Builder
	table map[string]Task
}

// add adds a task that takes about so long and comes after others.
func (w *work) add(cost time.Duration, lanes []string, after ...string) string {
	name := key(len(w.table))
	w.Node(name)
	for _, before := range after {
		w.Edge(before, name, "refers")
	}
	w.table[name] = Task{Cost: cost*3/4 + time.Duration(w.Int64N(int64(cost)/2)), Lanes: lanes}
	return name
}

// shapes are what plans look like, and by how much of the lower bound they may
// lie above it on average.
var shapes = []struct {
	name string
	mean float64
	make func(w *work)
}{
	{"anything", 0.1, func(w *work) {
		var names []string
		lanes := 2 + w.IntN(20)
		for range 20 + w.IntN(200) {
			var after, held []string
			for range w.IntN(3) {
				if len(names) > 0 {
					after = append(after, names[w.IntN(len(names))])
				}
			}
			for range w.IntN(3) {
				held = append(held, fmt.Sprint("lane ", w.IntN(lanes)))
			}
			names = append(names, w.add([]time.Duration{time.Second, 3 * time.Second, 10 * time.Second}[w.IntN(3)], held, after...))
		}
	}},
	{"networks", 0.01, func(w *work) {
		for range 1 + w.IntN(12) {
			w.network()
		}
	}},
	{"one network", 0.01, (*work).network},
}

// network is a VPC with what is made in it.
func (w *work) network() {
	const s = time.Second
	v := fmt.Sprint("vpc ", len(w.table))
	vpc := w.add(4*s, []string{v})
	var switches []string
	for range 1 + w.IntN(20) {
		switches = append(switches, w.add(5*s, []string{v}, vpc))
	}
	for range w.IntN(4) {
		table := w.add(2*s, []string{v}, vpc)
		w.add(2*s, []string{v}, table, switches[w.IntN(len(switches))])
	}
	for range w.IntN(3) {
		w.gateway(v, vpc, switches)
	}
	if w.IntN(4) == 0 {
		g := fmt.Sprint("vpn ", len(w.table))
		gateway := w.add(300*s, []string{g}, vpc)
		for range w.IntN(4) {
			connection := w.add(30*s, []string{g}, gateway)
			w.add(4*s, []string{v}, connection)
		}
	}
}

// gateway is a NAT gateway with addresses and entries.
func (w *work) gateway(v, vpc string, switches []string) {
	const s = time.Second
	n := fmt.Sprint("nat ", len(w.table))
	nat := w.add(15*s, []string{v, n}, vpc)
	w.add(4*s, []string{v}, nat)
	for range 1 + w.IntN(3) {
		e := fmt.Sprint("eip ", len(w.table))
		address := w.add(2*s, []string{e})
		bound := w.add(4*s, []string{e, n}, address, nat)
		for range w.IntN(6) {
			w.add(4*s, []string{n + " entries"}, bound, switches[w.IntN(len(switches))])
		}
	}
}

// reversed is the way back: what comes last goes first.
func reversed(g *Graph) *Graph {
	var b Builder
	for _, k := range g.Keys() {
		b.Node(k)
		for _, after := range g.After(k) {
			b.Edge(after, k, "uses")
		}
	}
	return b.Build()
}

// spread is how far makespans lie above the bound, as parts of it.
type spread []float64

func (s spread) mean() float64 {
	sum := 0.0
	for _, x := range s {
		sum += x
	}
	return sum / float64(len(s))
}

// String names the mean, what 95 of 100 stay below, and the worst.
func (s spread) String() string {
	s = slices.Sorted(slices.Values(s))
	return fmt.Sprintf("mean %.1f%%, 95 of 100 within %.1f%%, worst %.1f%%", 100*s.mean(), 100*s[len(s)*95/100], 100*s[len(s)-1])
}

// TestMakespanNearBound compares schedules of random plans with what no
// schedule can beat: where lanes are those of networks they are within 1
// percent on average; where tasks hold any two of a few lanes the bound is
// out of reach more often.
func TestMakespanNearBound(t *testing.T) {
	for _, shape := range shapes {
		for _, width := range []int{1, 4, 10, 32} {
			var above spread
			for seed := range 100 {
				w := &work{Rand: seeded(seed), table: map[string]Task{}}
				shape.make(w)
				g := w.Build()
				if seed%2 == 1 {
					g = reversed(g)
				}
				s := g.Schedule(tasks(w.table), width)
				above = append(above, float64(s.Makespan-s.LowerBound)/float64(s.LowerBound))
			}
			t.Logf("%s at width %d: %s", shape.name, width, above)
			if have := above.mean(); have > shape.mean {
				t.Errorf("%s at width %d: %.3f of the bound above it, want at most %.3f", shape.name, width, have, shape.mean)
			}
		}
	}
}

// TestLowerBoundHolds compares the bound of a few tasks with the best of all
// orders in which they can be preferred.
func TestLowerBoundHolds(t *testing.T) {
	for seed := range 200 {
		r := seeded(seed)
		g := build(acyclic(r, 6, r.IntN(12))...)
		task := randomTasks(r, g.Keys(), 2, 8)
		width := 1 + r.IntN(3)
		w := g.newWorkload(task)
		bound := w.lowerBound(width)
		best := time.Duration(-1)
		permutations(slices.Clone(w.ranked), 0, func(ranked []int32) {
			w.rankAs(ranked)
			if _, makespan := w.dispatcher().simulate(width, w.costs); best < 0 || makespan < best {
				best = makespan
			}
		})
		if have := g.Schedule(task, width).Makespan; bound > best || best > have {
			t.Fatalf("seed %d: the bound is %d, the best order takes %d and the schedule %d", seed, bound, best, have)
		}
	}
}

// permutations calls do with each order of a list.
func permutations(list []int32, from int, do func([]int32)) {
	if from == len(list) {
		do(list)
		return
	}
	for i := from; i < len(list); i++ {
		list[from], list[i] = list[i], list[from]
		permutations(list, from+1, do)
		list[from], list[i] = list[i], list[from]
	}
}
