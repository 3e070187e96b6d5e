package graph

import (
	"cmp"
	"encoding/binary"
	"slices"
	"time"
)

// Task is what running a key takes.
type Task struct {
	// Cost is the expected duration, not negative.
	Cost time.Duration
	// Lanes are the scopes it holds while it runs: no two tasks that share
	// one run at once. Order and repetition do not matter.
	Lanes []string
	// Follows is a key that the task is to come soon after, or empty: it gets
	// that one's place in line, so that what one takes away the other brings
	// back before more is taken away.
	Follows string
}

// workload is the tasks of a graph, by id, and what follows from them.
type workload struct {
	g         *Graph
	cost      []time.Duration
	remaining []time.Duration // of the longest path that starts here
	follows   map[int32]int32
	ranks     []rank
	ranked    []int32       // id by rank
	team      []int32       // tasks with the same lanes are a team
	lanes     [][]int32     // by team, sorted
	slots     int           // how many lanes there are
	order     []int32       // in which all could run
	bound     time.Duration // what no schedule can beat
}

// rank is the place of a task among all: of two that can run, which comes first.
type rank int32

func (r rank) before(s rank) bool { return r < s }

// newWorkload asks for the task of each key. The graph must have an order.
func (g *Graph) newWorkload(task func(key string) Task) *workload {
	n := len(g.keys)
	w := &workload{
		g:         g,
		cost:      make([]time.Duration, n),
		remaining: make([]time.Duration, n),
		ranks:     make([]rank, n),
		ranked:    make([]int32, n),
		team:      make([]int32, n),
		follows:   map[int32]int32{},
	}
	roster := roster{w, map[string]int32{}, map[string]int32{}}
	for id, key := range g.keys {
		t := task(key)
		if t.Cost < 0 {
			panic("graph: negative cost of " + key)
		}
		w.cost[id] = t.Cost
		w.team[id] = roster.join(t)
		if before, ok := g.id(t.Follows); ok && t.Follows != "" {
			w.follows[int32(id)] = before
		}
	}
	w.rank()
	return w
}

func (w *workload) rank() {
	w.order = w.g.mustSort()
	for _, id := range slices.Backward(w.order) {
		w.remaining[id] = w.cost[id]
		if next, ok := w.longest(w.g.after.of(id)); ok {
			w.remaining[id] += w.remaining[next]
		}
	}
	w.rankBy(w.remaining)
}

// rankBy ranks the tasks by a time, the longest first, then what follows others,
// then by key.
func (w *workload) rankBy(times []time.Duration) {
	key, free := slices.Clone(times), make([]int8, len(times))
	for id := range w.ranked {
		w.ranked[id], free[id] = int32(id), 1
	}
	for id, before := range w.follows {
		key[id], free[id] = max(times[id], times[before]), 0
	}
	slices.SortFunc(w.ranked, func(a, b int32) int {
		return cmp.Or(cmp.Compare(key[b], key[a]), cmp.Compare(free[a], free[b]), cmp.Compare(a, b))
	})
	w.rankAs(w.ranked)
}

// rankAs ranks the tasks as they stand in a list.
func (w *workload) rankAs(ranked []int32) {
	w.ranked = ranked
	for r, id := range ranked {
		w.ranks[id] = rank(r)
	}
}

// longest returns the first of ids with the longest remaining path.
func (w *workload) longest(ids []int32) (int32, bool) {
	if len(ids) == 0 {
		return 0, false
	}
	return slices.MaxFunc(ids, func(a, b int32) int {
		return cmp.Compare(w.remaining[a], w.remaining[b])
	}), true
}

// roster numbers the lanes and teams of a workload.
type roster struct {
	w     *workload
	lanes map[string]int32
	teams map[string]int32 // by their lanes, four bytes each
}

// join returns the team of a task.
func (r *roster) join(t Task) int32 {
	var lanes []int32
	for _, name := range t.Lanes {
		lanes = append(lanes, r.lane(name))
	}
	slices.Sort(lanes)
	lanes = slices.Compact(lanes)
	var set []byte
	for _, lane := range lanes {
		set = binary.BigEndian.AppendUint32(set, uint32(lane))
	}
	team, ok := r.teams[string(set)]
	if !ok {
		team = int32(len(r.w.lanes))
		r.teams[string(set)] = team
		r.w.lanes = append(r.w.lanes, lanes)
	}
	return team
}

func (r *roster) lane(name string) int32 {
	lane, ok := r.lanes[name]
	if !ok {
		lane = int32(len(r.lanes))
		r.lanes[name] = lane
		r.w.slots++
	}
	return lane
}
