package graph

import (
	"cmp"
	"slices"
	"time"
)

// lowerBound is what no schedule of this width can beat: the longest way
// through the tasks, what each lane and the width have to get through between
// what must come before and what must come after.
func (w *workload) lowerBound(width int) time.Duration {
	head, rest := w.heads(), w.rests()
	var bound time.Duration
	all := make([]job, len(w.cost))
	byLane := make([][]job, w.slots)
	for id, cost := range w.cost {
		all[id] = job{head[id], cost, rest[id]}
		bound = max(bound, head[id]+cost+rest[id])
		for _, lane := range w.lanes[w.team[id]] {
			byLane[lane] = append(byLane[lane], all[id])
		}
	}
	for _, jobs := range byLane {
		bound = max(bound, oneByOne(jobs))
	}
	return max(bound, shared(all, width))
}

// job is a task between the least time before and the least time after it.
type job struct{ head, cost, rest time.Duration }

// heads are by id the least time until a task starts.
func (w *workload) heads() []time.Duration {
	head := make([]time.Duration, len(w.cost))
	var q queues
	for _, id := range w.order {
		head[id] = q.least(w, w.g.before.of(id), head)
	}
	return head
}

// rests are by id the least time from the end of a task to the end of all.
func (w *workload) rests() []time.Duration {
	rest := make([]time.Duration, len(w.cost))
	var q queues
	for _, id := range slices.Backward(w.order) {
		rest[id] = q.least(w, w.g.after.of(id), rest)
	}
	return rest
}

// queues is room to sort tasks by lane.
type queues []queued

type queued struct {
	lane       int32
	cost, rest time.Duration
}

// least is the least time that tasks and what lies beyond each take when all
// are free to start: those of a lane one by one, the one with most beyond it
// first.
func (q *queues) least(w *workload, ids []int32, beyond []time.Duration) time.Duration {
	var least time.Duration
	list := (*q)[:0]
	for _, id := range ids {
		least = max(least, w.cost[id]+beyond[id])
		for _, lane := range w.lanes[w.team[id]] {
			list = append(list, queued{lane, w.cost[id], beyond[id]})
		}
	}
	*q = list
	slices.SortFunc(list, func(a, b queued) int {
		return cmp.Or(cmp.Compare(a.lane, b.lane), cmp.Compare(b.rest, a.rest))
	})
	var busy time.Duration
	for i, task := range list {
		if i == 0 || list[i-1].lane != task.lane {
			busy = 0
		}
		busy += task.cost
		least = max(least, busy+task.rest)
	}
	return least
}

// oneByOne is the least time that jobs take of which only one runs at a time,
// even if each could be put aside for another (Jackson's rule).
func oneByOne(jobs []job) time.Duration {
	slices.SortFunc(jobs, func(a, b job) int { return cmp.Compare(a.head, b.head) })
	var now, least time.Duration
	var open heap[pending]
	for len(jobs) > 0 || len(open) > 0 {
		if len(open) == 0 {
			now = max(now, jobs[0].head)
		}
		for len(jobs) > 0 && jobs[0].head <= now {
			open.push(pending{jobs[0].rest, jobs[0].cost})
			jobs = jobs[1:]
		}
		first := open.pop()
		if len(jobs) > 0 && jobs[0].head-now < first.left {
			open.push(pending{first.rest, first.left - (jobs[0].head - now)})
			now = jobs[0].head
			continue
		}
		now += first.left
		least = max(least, now+first.rest)
	}
	return least
}

// pending is what is left of a job. The one with most after it comes first.
type pending struct{ rest, left time.Duration }

func (p pending) before(q pending) bool { return p.rest > q.rest }

// shared is the least time that jobs take of which width run at a time: for
// each time, what cannot start before it or has at least so much after it,
// evenly spread.
func shared(jobs []job, width int) time.Duration {
	spread := func(order func(a, b job) int) time.Duration {
		slices.SortFunc(jobs, order)
		var least, sum time.Duration
		head, rest := jobs[0].head, jobs[0].rest
		for _, j := range jobs {
			sum += j.cost
			head, rest = min(head, j.head), min(rest, j.rest)
			least = max(least, head+(sum+time.Duration(width)-1)/time.Duration(width)+rest)
		}
		return least
	}
	if len(jobs) == 0 {
		return 0
	}
	return max(
		spread(func(a, b job) int { return cmp.Compare(b.head, a.head) }),
		spread(func(a, b job) int { return cmp.Compare(b.rest, a.rest) }),
	)
}
