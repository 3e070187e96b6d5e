package graph

// Direction is a way to follow edges.
type Direction int

// Upstream leads to what comes before, Downstream to what comes after.
const (
	Upstream Direction = iota
	Downstream
)

// Closure returns the keys and all that can be reached from them in one
// direction, sorted. Keys that the graph does not hold are left out.
func (g *Graph) Closure(keys []string, dir Direction) []string {
	var from []int32
	for _, key := range keys {
		if id, ok := g.id(key); ok {
			from = append(from, id)
		}
	}
	reached := make([]bool, len(g.keys))
	g.reach(from, dir, func(id int32) bool {
		first := !reached[id]
		reached[id] = true
		return first
	})
	var closure []string
	for id, key := range g.keys {
		if reached[id] {
			closure = append(closure, key)
		}
	}
	return closure
}

// reach calls enter with the ids and with the neighbours of each id for which
// enter returned true. Enter must return true at most once for an id.
func (g *Graph) reach(ids []int32, dir Direction, enter func(id int32) bool) {
	neighbours := g.before
	if dir == Downstream {
		neighbours = g.after
	}
	var stack []int32
	visit := func(ids []int32) {
		for _, id := range ids {
			if enter(id) {
				stack = append(stack, id)
			}
		}
	}
	visit(ids)
	for len(stack) > 0 {
		id := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		visit(neighbours.of(id))
	}
}
