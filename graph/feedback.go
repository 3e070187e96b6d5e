package graph

import "slices"

// Feedback is what must be taken out of a graph so that the rest has an order.
type Feedback struct {
	// Names are what is taken, sorted.
	Names []string
	// Exact says that nothing cheaper does it, as far as no name has keys in
	// several components. Otherwise it is cheap, and nothing in it is needless.
	Exact bool
}

// exactNodes and exactSteps bound the search for the cheapest: beyond so many
// keys in a component it is not tried, after so many steps given up.
const (
	exactNodes = 80
	exactSteps = 4000
)

// Feedback finds names of little cost so that all keys but theirs have an order.
// pick says by which name a key is taken, with all others of that name, and what
// this costs (1 or more); an empty name means that it is not. It is false when
// a cycle goes only through keys that are not taken.
func (g *Graph) Feedback(pick func(key string) (name string, cost int)) (Feedback, bool) {
	f := Feedback{Exact: true}
	for _, ids := range g.knots() {
		k := g.knot(ids, pick)
		taken, ok := k.greedy()
		if !ok {
			return Feedback{}, false
		}
		k.spare(taken)
		if len(ids) <= exactNodes {
			s := &feedbackSearch{knot: k, best: taken, cost: k.total(taken), left: exactSteps}
			s.from(newTaken(k), newTaken(k), 0)
			taken, f.Exact = s.best, f.Exact && s.left > 0
		} else {
			f.Exact = false
		}
		for name, is := range taken {
			if is {
				f.Names = append(f.Names, k.names[name])
			}
		}
	}
	slices.Sort(f.Names)
	f.Names = slices.Compact(f.Names)
	return f, true
}

// knot is a component by itself.
type knot struct {
	after  [][]int32
	name   []int32 // by node; less than 0 where it cannot be taken
	names  []string
	costs  []int
	degree []int
}

func newTaken(k *knot) []bool { return make([]bool, len(k.names)) }

func (g *Graph) knot(ids []int32, pick func(string) (string, int)) *knot {
	k := &knot{after: make([][]int32, len(ids)), name: make([]int32, len(ids)), degree: make([]int, len(ids))}
	byName := map[string]int32{}
	for i, id := range ids {
		for _, next := range g.after.of(id) {
			if at, ok := slices.BinarySearch(ids, next); ok {
				k.after[i] = append(k.after[i], int32(at))
				k.degree[i]++
				k.degree[at]++
			}
		}
		k.name[i] = -1
		name, cost := pick(g.keys[id])
		if name == "" {
			continue
		}
		if _, known := byName[name]; !known {
			byName[name] = int32(len(k.names))
			k.names, k.costs = append(k.names, name), append(k.costs, cost)
		}
		k.name[i] = byName[name]
	}
	return k
}

// gone says whether a node is taken.
func (k *knot) gone(taken []bool, node int32) bool { return k.name[node] >= 0 && taken[k.name[node]] }

func (k *knot) total(taken []bool) int {
	sum := 0
	for name, is := range taken {
		if is {
			sum += k.costs[name]
		}
	}
	return sum
}

// cheapest is the node of a cycle whose name costs least, of equal ones that
// with the most edges; less than 0 where none can be taken.
func (k *knot) cheapest(cycle []int32) int32 {
	best := int32(-1)
	for _, node := range cycle {
		if k.name[node] < 0 {
			continue
		}
		if best < 0 {
			best = node
			continue
		}
		cost, least := k.costs[k.name[node]], k.costs[k.name[best]]
		if cost < least || cost == least && (k.degree[node] > k.degree[best] || k.degree[node] == k.degree[best] && node < best) {
			best = node
		}
	}
	return best
}

// spare puts back what is needless, the dearest first, while that does not take
// long.
func (k *knot) spare(taken []bool) {
	var list []int
	for name, is := range taken {
		if is {
			list = append(list, name)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return k.costs[b] - k.costs[a] })
	if len(list)*len(k.after) > searchBudget {
		return
	}
	for _, name := range list {
		taken[name] = false
		w := newFeedbackWalk(k, taken)
		if w.cycle() != nil {
			taken[name] = true
		}
	}
}

// greedy takes the cheapest of each cycle that a walk meets.
func (k *knot) greedy() (taken []bool, ok bool) {
	taken = newTaken(k)
	w := newFeedbackWalk(k, taken)
	for cycle := w.cycle(); cycle != nil; cycle = w.cycle() {
		node := k.cheapest(cycle)
		if node < 0 {
			return nil, false
		}
		taken[k.name[node]] = true
		w.back()
	}
	return taken, true
}
