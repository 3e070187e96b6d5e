package graph

import "time"

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
	// the critical path, of what any one lane and what the width have to get
	// through, each with the least that comes before it and after it.
	LowerBound time.Duration
}

// Schedule simulates Walk with tasks that take what they cost: at most width
// (1 or more) at once. The graph must have an order.
func (g *Graph) Schedule(task func(key string) Task, width int) Schedule {
	return g.Forecast(task, width, nil)
}

// Forecast is Schedule with tasks that take what takes says of a task that
// starts at a time, while tasks are chosen by what they cost. It is asked in
// the order in which they start.
func (g *Graph) Forecast(task func(key string) Task, width int, takes func(key string, at time.Duration) time.Duration) Schedule {
	d := g.newDispatcher(task, width)
	s := Schedule{
		Start:        make(map[string]time.Duration, len(g.keys)),
		CriticalPath: g.names(d.criticalPath()),
		LowerBound:   d.bound,
	}
	_, s.Makespan = d.simulate(width, func(id int32, at time.Duration) time.Duration {
		s.Start[g.keys[id]] = at
		if takes == nil {
			return d.cost[id]
		}
		return takes(g.keys[id], at)
	})
	return s
}

// simulate says by id when each task ends, and when the last does.
func (d *dispatcher) simulate(width int, takes func(id int32, at time.Duration) time.Duration) (end []time.Duration, makespan time.Duration) {
	end = make([]time.Duration, len(d.cost))
	var running heap[ending]
	for {
		for len(running) < width {
			id, ok := d.next()
			if !ok {
				break
			}
			end[id] = makespan + takes(id, makespan)
			running.push(ending{end[id], id})
		}
		if len(running) == 0 {
			return end, makespan
		}
		makespan = running[0].at
		for len(running) > 0 && running[0].at == makespan {
			d.finish(running.pop().id, true)
		}
	}
}

// costs is what tasks take that take what they cost.
func (w *workload) costs(id int32, _ time.Duration) time.Duration { return w.cost[id] }

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
