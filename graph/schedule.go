package graph

import (
	"slices"
	"time"
)

// Schedule is when each key starts if all tasks take what they cost.
type Schedule struct {
	// Start is by key, since the start of the whole.
	Start map[string]time.Duration
	// Makespan is when the last task ends.
	Makespan time.Duration
	// CriticalPath is the keys of the path that costs most, lanes and width
	// aside. Of equal ones it is the first by key.
	CriticalPath []string
	// LowerBound is what no schedule can beat: the greatest of the cost of
	// the critical path, of the tasks of any one lane, and of all tasks
	// divided by the width.
	LowerBound time.Duration
}

// Schedule simulates Walk with tasks that take what they cost: at most width
// (1 or more) at once, the longest remaining path first, then by key. The
// graph must have an order.
func (g *Graph) Schedule(task func(key string) Task, width int) Schedule {
	mustWidth(width)
	d := g.newDispatcher(task)
	s := Schedule{
		Start:        make(map[string]time.Duration, len(g.keys)),
		CriticalPath: g.names(d.criticalPath()),
		LowerBound:   d.lowerBound(width),
	}
	var running heap[ending]
	for {
		for len(running) < width {
			id, ok := d.next()
			if !ok {
				break
			}
			s.Start[g.keys[id]] = s.Makespan
			running.push(ending{s.Makespan + d.cost[id], id})
		}
		if len(running) == 0 {
			return s
		}
		s.Makespan = running[0].at
		for len(running) > 0 && running[0].at == s.Makespan {
			d.finish(running.pop().id, true)
		}
	}
}

// ending is a task that runs and when it will end.
type ending struct {
	at time.Duration
	id int32
}

func (e ending) before(f ending) bool {
	return e.at < f.at || e.at == f.at && e.id < f.id
}

func mustWidth(width int) {
	if width < 1 {
		panic("graph: width below 1")
	}
}

func (w *workload) criticalPath() []int32 {
	var path []int32
	id, ok := w.longest(w.ranked)
	for ok {
		path = append(path, id)
		id, ok = w.longest(w.g.after.of(id))
	}
	return path
}

func (w *workload) lowerBound(width int) time.Duration {
	var total, longest, busiest time.Duration
	for _, cost := range w.cost {
		total += cost
	}
	if len(w.remaining) > 0 {
		longest = slices.Max(w.remaining)
	}
	if len(w.load) > 0 {
		busiest = slices.Max(w.load)
	}
	shared := (total + time.Duration(width) - 1) / time.Duration(width)
	return max(longest, busiest, shared)
}
