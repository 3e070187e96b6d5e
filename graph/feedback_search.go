package graph

import "slices"

// feedbackSearch looks for the cheapest names by branch and bound: one name of
// each cycle has to be taken.
type feedbackSearch struct {
	*knot
	best []bool
	cost int
	left int // steps until it is given up
}

// from looks for what is cheaper and takes these names, and none of those that
// are kept.
func (s *feedbackSearch) from(taken, kept []bool, cost int) {
	if s.left--; s.left <= 0 || cost >= s.cost {
		return
	}
	cycle := s.shortest(taken)
	if cycle == nil {
		s.best, s.cost = slices.Clone(taken), cost
		return
	}
	kept = slices.Clone(kept)
	for _, name := range s.open(cycle, kept) {
		taken[name] = true
		s.from(taken, kept, cost+s.costs[name])
		taken[name] = false
		kept[name] = true
	}
}

// open are the names of a cycle that may be taken, the cheapest first.
func (s *feedbackSearch) open(cycle []int32, kept []bool) []int32 {
	var names []int32
	for _, node := range cycle {
		if name := s.name[node]; name >= 0 && !kept[name] && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b int32) int {
		if s.costs[a] != s.costs[b] {
			return s.costs[a] - s.costs[b]
		}
		return int(a - b)
	})
	return names
}

// shortest is a shortest cycle of what is not taken; nil when there is none.
func (s *feedbackSearch) shortest(taken []bool) []int32 {
	var best []int32
	for start := range int32(len(s.after)) {
		if s.gone(taken, start) {
			continue
		}
		if cycle := s.through(start, taken, len(best)); cycle != nil {
			best = cycle
		}
	}
	return best
}

// through is a shortest cycle through a node and greater ones, if it has fewer
// nodes than a limit, where that is not 0.
func (s *feedbackSearch) through(start int32, taken []bool, limit int) []int32 {
	parent, depth := make([]int32, len(s.after)), make([]int, len(s.after))
	depth[start] = 1
	queue := []int32{start}
	for i := 0; i < len(queue) && (limit == 0 || depth[queue[i]] < limit); i++ {
		node := queue[i]
		for _, to := range s.after[node] {
			if to == start {
				path := []int32{node}
				for node != start {
					node = parent[node]
					path = append(path, node)
				}
				return path
			}
			if to > start && depth[to] == 0 && !s.gone(taken, to) {
				depth[to], parent[to] = depth[node]+1, node
				queue = append(queue, to)
			}
		}
	}
	return nil
}
