package graph

import "gonum.org/v1/gonum/graph/topo"

// Order returns all keys so that each comes after those it has an edge from.
// Where the edges leave a choice, keys decide: the order depends on nothing but
// the graph. The error is a *CycleError when there is no such order.
func (g *Graph) Order() ([]string, error) {
	ids, err := g.sort()
	if err != nil {
		return nil, err
	}
	return g.names(ids), nil
}

func (g *Graph) sort() ([]int32, error) {
	nodes, err := topo.SortStabilized(directed{g}, nil)
	if err != nil || g.loops() {
		return nil, g.cycleError()
	}
	return idsOf(nodes), nil
}

// mustSort is sort for what demands a graph that has passed Order.
func (g *Graph) mustSort() []int32 {
	ids, err := g.sort()
	if err != nil {
		panic("graph: " + err.Error())
	}
	return ids
}

// loops tells whether a node has an edge to itself. Gonum orders such a graph
// without complaint.
func (g *Graph) loops() bool {
	for id := range int32(len(g.keys)) {
		if _, ok := g.edge(id, id); ok {
			return true
		}
	}
	return false
}
