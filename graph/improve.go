package graph

import (
	"slices"
	"time"
)

// How many schedules are tried for a better rank: some rounds there and back,
// and fewer of large graphs. A schedule this near to the lower bound is good
// enough.
const (
	mostRounds  = 8
	roundBudget = 1 << 17 // tasks in all rounds
	nearEnough  = 200     // a part of the bound
)

// improve ranks the tasks for a width. The longest remaining path comes first,
// which is all there is to it where lanes do not compete. Where the schedule
// then stays above the lower bound, it is made again from the end backwards,
// what ended last first, and again forwards from that: what is in the way of
// others moves to where it is not. The best of these counts, the earlier of
// equal ones.
func (w *workload) improve(width int) {
	w.bound = w.lowerBound(width)
	end, least := w.dispatcher().simulate(width, w.costs)
	if w.near(least) {
		return
	}
	best, back := slices.Clone(w.ranked), w.mirrored()
	for range min(mostRounds, roundBudget/len(w.cost)) {
		back.rankBy(end)
		end, _ = back.dispatcher().simulate(width, w.costs)
		w.rankBy(end)
		var makespan time.Duration
		if end, makespan = w.dispatcher().simulate(width, w.costs); makespan < least {
			least, best = makespan, slices.Clone(w.ranked)
		}
		if w.near(least) {
			break
		}
	}
	w.rankAs(best)
	w.unfollowed(width, least)
}

// unfollowed ranks the tasks by the longest remaining path alone where following
// others costs time.
func (w *workload) unfollowed(width int, least time.Duration) {
	if len(w.follows) == 0 || w.near(least) {
		return
	}
	best, alone := w.ranked, *w
	alone.follows, alone.ranks, alone.ranked = nil, make([]rank, len(w.ranks)), make([]int32, len(w.ranked))
	alone.rankBy(w.remaining)
	if _, makespan := alone.dispatcher().simulate(width, w.costs); makespan < least-least/nearEnough {
		best = alone.ranked
	}
	w.rankAs(best)
}

// near says whether a makespan is good enough.
func (w *workload) near(makespan time.Duration) bool {
	return makespan <= w.bound+w.bound/nearEnough
}

// mirrored is the same work from the end backwards.
func (w *workload) mirrored() *workload {
	back := *w
	back.g = &Graph{keys: w.g.keys, after: w.g.before, before: w.g.after}
	back.ranks, back.ranked, back.follows = slices.Clone(w.ranks), slices.Clone(w.ranked), nil
	return &back
}
