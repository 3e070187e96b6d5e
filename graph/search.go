package graph

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/graph/topo"
)

// searchBudget is how many edges the search for shorter cycles looks at, in
// all components together: a fraction of a second. To be sure of a shortest
// cycle takes nodes times edges, too much for a ring of 100,000.
const searchBudget = 1 << 22

// cycleError names a cycle in each component.
func (g *Graph) cycleError() *CycleError {
	knots := g.knots()
	f := &cycleFinder{
		g:         g,
		component: make([]int32, len(g.keys)),
		seen:      make([]int32, len(g.keys)),
		depth:     make([]int, len(g.keys)),
		parent:    make([]int32, len(g.keys)),
		budget:    searchBudget,
	}
	for i, knot := range knots {
		for _, id := range knot {
			f.component[id] = int32(i)
		}
	}
	e := &CycleError{}
	for _, knot := range knots {
		e.Cycles = append(e.Cycles, f.shortest(knot))
	}
	slices.SortFunc(e.Cycles, func(a, b Cycle) int { return cmp.Compare(a[0].From, b[0].From) })
	return e
}

// Knots returns the strongly connected components that hold a cycle: the keys of
// each are sorted, and so are they by their first key.
func (g *Graph) Knots() [][]string {
	var list [][]string
	for _, ids := range g.knots() {
		list = append(list, g.names(ids))
	}
	slices.SortFunc(list, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	return list
}

// knots returns the strongly connected components that hold a cycle, each
// sorted.
func (g *Graph) knots() [][]int32 {
	var knots [][]int32
	for _, nodes := range topo.TarjanSCC(directed{g}) {
		ids := idsOf(nodes)
		_, loop := g.edge(ids[0], ids[0])
		if len(ids) > 1 || loop {
			slices.Sort(ids)
			knots = append(knots, ids)
		}
	}
	return knots
}

// cycleFinder searches cycles breadth first. Its arrays are by id and serve
// all searches; seen says which search last wrote depth and parent.
type cycleFinder struct {
	g         *Graph
	component []int32
	seen      []int32
	depth     []int
	parent    []int32
	search    int32
	budget    int
}

// shortest returns a shortest cycle in a component. The first search leads to
// a cycle, as each node of a component is on one; later ones only look for
// shorter cycles among the nodes after the one they start from, as the others
// have had their turn.
func (f *cycleFinder) shortest(component []int32) Cycle {
	var best []int32
	limit := math.MaxInt
	for i, start := range component {
		if i > 0 && f.budget <= 0 {
			break
		}
		if path := f.through(start, limit); path != nil {
			best, limit = path, len(path)
		}
	}
	return f.g.cycle(best)
}

// through returns the nodes of a shortest cycle from start through greater ids
// of the same component, if it has fewer than limit.
func (f *cycleFinder) through(start int32, limit int) []int32 {
	f.search++
	f.seen[start], f.depth[start] = f.search, 1
	queue := []int32{start}
	for i := 0; i < len(queue) && f.depth[queue[i]] < limit; i++ {
		id := queue[i]
		for _, next := range f.g.after.of(id) {
			f.budget--
			if next == start {
				return f.path(start, id)
			}
			if next < start || f.seen[next] == f.search || f.component[next] != f.component[start] {
				continue
			}
			f.seen[next], f.depth[next], f.parent[next] = f.search, f.depth[id]+1, id
			queue = append(queue, next)
		}
	}
	return nil
}

// path returns the nodes from start to end along the search tree.
func (f *cycleFinder) path(start, end int32) []int32 {
	path := []int32{end}
	for end != start {
		end = f.parent[end]
		path = append(path, end)
	}
	slices.Reverse(path)
	return path
}

// cycle returns the edges along the path and back to its start.
func (g *Graph) cycle(path []int32) Cycle {
	c := make(Cycle, len(path))
	for i, from := range path {
		to := path[(i+1)%len(path)]
		edge, _ := g.edge(from, to)
		c[i] = Edge{g.keys[from], g.keys[to], g.why[edge]}
	}
	return c
}
