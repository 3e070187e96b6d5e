// Package graph orders string keys by dependency, always the same way; names
// a cycle edge by edge; and walks the keys in parallel under lanes. It knows
// keys, not resources.
//
// An edge from a to b says that a comes before b. Cost is linear in nodes and
// edges, or n log n where something is sorted, unless a function says
// otherwise.
package graph

import "slices"

// Graph is a directed graph over string keys. A Builder makes it; it never
// changes afterwards, so it may be shared between goroutines.
type Graph struct {
	keys   []string // sorted; the position of a key is its id
	after  adjacency
	before adjacency
	why    []string // parallel to after.ids
}

// adjacency holds the neighbours of all nodes in one array, each node's sorted.
type adjacency struct {
	start []int32 // node i has ids[start[i]:start[i+1]]
	ids   []int32
}

func (a adjacency) of(id int32) []int32 {
	return a.ids[a.start[id]:a.start[id+1]]
}

// Keys returns all keys, sorted.
func (g *Graph) Keys() []string {
	return slices.Clone(g.keys)
}

// Before returns the keys with an edge to key, sorted. A key that the graph
// does not hold has none.
func (g *Graph) Before(key string) []string {
	return g.neighbours(g.before, key)
}

// After returns the keys with an edge from key, sorted. A key that the graph
// does not hold has none.
func (g *Graph) After(key string) []string {
	return g.neighbours(g.after, key)
}

func (g *Graph) neighbours(a adjacency, key string) []string {
	id, ok := g.id(key)
	if !ok {
		return nil
	}
	return g.names(a.of(id))
}

func (g *Graph) id(key string) (int32, bool) {
	i, ok := slices.BinarySearch(g.keys, key)
	return int32(i), ok
}

func (g *Graph) names(ids []int32) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = g.keys[id]
	}
	return names
}

// edge returns the position of the edge from one node to another in after.ids
// and why.
func (g *Graph) edge(from, to int32) (int, bool) {
	i, ok := slices.BinarySearch(g.after.of(from), to)
	return int(g.after.start[from]) + i, ok
}
