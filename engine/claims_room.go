package engine

import (
	"container/heap"

	"netplan/graph"
)

// share goes through the steps in an order in which they could be done, what
// takes no place first, and gives each that takes one the place that is free for
// longest. So nobody waits for a place that is freed only after him, as long as
// there is an order in which that is not so.
func (o *orderer) share(tight []*quota) {
	g, steps := o.plan.graph()
	if _, err := g.Order(); err != nil {
		return // circles come first
	}
	r := &rooms{orderer: o, g: g, steps: steps, tight: tight, left: map[string]int{}, rank: map[string]int{}, takes: map[string][]*room{}, frees: map[string][]*room{}}
	r.prepare()
	for r.ready.Len() > 0 {
		r.visit(heap.Pop(&r.ready).(string))
	}
	r.rest()
}

// room is the free places of a quota, and who waits for one.
type room struct {
	*quota
	free    []*Step // by whom each was freed, nil where nobody had it
	waiting []string
}

// rooms is the state of sharing quotas.
type rooms struct {
	*orderer
	g     *graph.Graph
	steps map[string]*Step
	tight []*quota
	// takes and frees are the quotas of each step, by key.
	takes, frees map[string][]*room
	all          []*room
	left         map[string]int // what each key still waits for
	rank         map[string]int // the least comes first
	ready        byRank
}

// prepare ranks the steps: those that take nothing, those that lead to a place,
// the rest, each in the order of the plan.
func (r *rooms) prepare() {
	var freeing []string
	for _, q := range r.tight {
		at := &room{quota: q, free: make([]*Step, q.room)}
		r.all = append(r.all, at)
		for _, s := range q.takes {
			r.takes[s.Key] = append(r.takes[s.Key], at)
		}
		for _, s := range q.frees {
			r.frees[s.Key] = append(r.frees[s.Key], at)
			freeing = append(freeing, s.Key)
		}
	}
	leads := map[string]bool{}
	for _, key := range r.g.Closure(freeing, graph.Upstream) {
		leads[key] = true
	}
	n := len(r.plan.Steps)
	for i, s := range r.plan.Steps {
		switch {
		case len(r.takes[s.Key]) == 0:
			r.rank[s.Key] = i
		case leads[s.Key]:
			r.rank[s.Key] = n + i
		default:
			r.rank[s.Key] = 2*n + i
		}
	}
	r.ready.rank = r.rank
	for _, key := range r.g.Keys() {
		if r.left[key] = len(r.g.Before(key)); r.left[key] == 0 {
			heap.Push(&r.ready, key)
		}
	}
}

// visit does a step, unless it has to wait for a place.
func (r *rooms) visit(key string) {
	for _, at := range r.takes[key] {
		if len(at.free) == 0 {
			at.waiting = append(at.waiting, key)
			return
		}
	}
	for _, at := range r.takes[key] {
		if by := at.free[0]; by != nil {
			r.place(at.quota, r.steps[key], by)
		}
		at.free = at.free[1:]
	}
	delete(r.left, key)
	for _, at := range r.frees[key] {
		at.free = append(at.free, r.steps[key])
		for _, next := range at.waiting {
			heap.Push(&r.ready, next)
		}
		at.waiting = nil
	}
	for _, next := range r.g.After(key) {
		if r.left[next]--; r.left[next] == 0 {
			heap.Push(&r.ready, next)
		}
	}
}

// rest has those that found no place wait for the places that come too late, so
// that the circle shows.
func (r *rooms) rest() {
	for _, at := range r.all {
		var late []*Step
		for _, s := range at.quota.frees {
			if _, undone := r.left[s.Key]; undone {
				late = append(late, s)
			}
		}
		for _, s := range at.quota.takes {
			if _, undone := r.left[s.Key]; undone && len(late) > 0 {
				r.place(at.quota, s, late[0])
				late = late[1:]
			}
		}
	}
}

// byRank is a heap of keys; joins, which have no rank, come first.
type byRank struct {
	keys []string
	rank map[string]int
}

// Len implements heap.Interface.
func (b *byRank) Len() int { return len(b.keys) }

// Less implements heap.Interface.
func (b *byRank) Less(i, k int) bool {
	if b.rank[b.keys[i]] != b.rank[b.keys[k]] {
		return b.rank[b.keys[i]] < b.rank[b.keys[k]]
	}
	return b.keys[i] < b.keys[k]
}

// Swap implements heap.Interface.
func (b *byRank) Swap(i, k int) { b.keys[i], b.keys[k] = b.keys[k], b.keys[i] }

// Push implements heap.Interface.
func (b *byRank) Push(key any) { b.keys = append(b.keys, key.(string)) }

// Pop implements heap.Interface.
func (b *byRank) Pop() any {
	last := b.keys[len(b.keys)-1]
	b.keys = b.keys[:len(b.keys)-1]
	return last
}
