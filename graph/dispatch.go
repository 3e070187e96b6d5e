package graph

// dispatcher says what to run next: the first in rank of the tasks whose
// predecessors are done and whose lanes are free. Schedule simulates this
// policy, Walk follows it.
//
// Tasks with the same lanes wait as a team, so that 100,000 tasks of one lane
// cost no more than their heap. A team that can perhaps run is awake; one that
// has met a busy lane is parked there. When a lane becomes free, only the first
// team parked there wakes; should that team meet another busy lane, it parks
// there and wakes the next. So a free lane with teams parked at it always has
// an awake team in front of them.
type dispatcher struct {
	*workload
	waits []int32 // by id: how many predecessors are not done
	teams []team
	slots []slot     // by lane
	awake heap[rank] // of teams, by the rank of their first ready task
}

// team is a set of tasks with the same lanes.
type team struct {
	ready  heap[rank]
	parked int32 // the lane it waits for, or nowhere
}

const nowhere = -1

// slot is the state of a lane.
type slot struct {
	busy   bool
	parked heap[rank] // of teams, by the rank of their first ready task
}

// newDispatcher dispatches the tasks of a graph in the rank that suits a width.
func (g *Graph) newDispatcher(task func(key string) Task, width int) *dispatcher {
	mustWidth(width)
	w := g.newWorkload(task)
	w.improve(width)
	return w.dispatcher()
}

// dispatcher dispatches the tasks in their rank.
func (w *workload) dispatcher() *dispatcher {
	g := w.g
	d := &dispatcher{
		workload: w,
		waits:    make([]int32, len(g.keys)),
		teams:    make([]team, len(w.lanes)),
		slots:    make([]slot, w.slots),
	}
	for i := range d.teams {
		d.teams[i].parked = nowhere
	}
	for id := range int32(len(g.keys)) {
		d.waits[id] = int32(len(g.before.of(id)))
		if d.waits[id] == 0 {
			d.ready(id)
		}
	}
	return d
}

// ready adds a task whose predecessors are done. A team that it becomes the
// first of is looked at anew.
func (d *dispatcher) ready(id int32) {
	t := &d.teams[d.team[id]]
	t.ready.push(d.ranks[id])
	if t.ready[0] == d.ranks[id] {
		t.parked = nowhere
		d.awake.push(d.ranks[id])
	}
}

// next takes the task to run next and makes its lanes busy. There is none when
// all tasks that are ready wait for a lane.
func (d *dispatcher) next() (id int32, ok bool) {
	for len(d.awake) > 0 {
		first := d.awake.pop()
		index, ok := d.leads(first, nowhere)
		if !ok {
			continue
		}
		if lane, ok := d.busy(index); ok {
			d.park(index, lane)
			continue
		}
		d.start(index)
		return d.ranked[first], true
	}
	return 0, false
}

// leads returns the team of a task if the task is its first and it is parked
// at the lane. Otherwise an entry in a heap is stale: its team has moved on.
func (d *dispatcher) leads(first rank, lane int32) (index int32, ok bool) {
	index = d.team[d.ranked[first]]
	t := &d.teams[index]
	return index, t.parked == lane && len(t.ready) > 0 && t.ready[0] == first
}

// busy returns a lane of the team that is busy.
func (d *dispatcher) busy(index int32) (lane int32, ok bool) {
	for _, lane := range d.lanes[index] {
		if d.slots[lane].busy {
			return lane, true
		}
	}
	return 0, false
}

// park lets a team wait for a lane. The lanes that it could have had are for
// the next in line.
func (d *dispatcher) park(index, lane int32) {
	t := &d.teams[index]
	t.parked = lane
	d.slots[lane].parked.push(t.ready[0])
	for _, lane := range d.lanes[index] {
		if !d.slots[lane].busy {
			d.wake(lane)
		}
	}
}

// wake wakes the first team parked at a lane.
func (d *dispatcher) wake(lane int32) {
	for s := &d.slots[lane]; len(s.parked) > 0; {
		first := s.parked.pop()
		if index, ok := d.leads(first, lane); ok {
			d.teams[index].parked = nowhere
			d.awake.push(first)
			return
		}
	}
}

// start takes the first task of a team and its lanes. What is left of the team
// then waits for one of them.
func (d *dispatcher) start(index int32) {
	t, lanes := &d.teams[index], d.lanes[index]
	t.ready.pop()
	for _, lane := range lanes {
		d.slots[lane].busy = true
	}
	switch {
	case len(t.ready) == 0:
	case len(lanes) == 0:
		d.awake.push(t.ready[0])
	default:
		d.park(index, lanes[0])
	}
}

// finish frees the lanes of a task that has ended and, if it is done, makes
// ready what waited for it alone.
func (d *dispatcher) finish(id int32, done bool) {
	for _, lane := range d.lanes[d.team[id]] {
		d.slots[lane].busy = false
		d.wake(lane)
	}
	if !done {
		return
	}
	for _, next := range d.g.after.of(id) {
		d.waits[next]--
		if d.waits[next] == 0 {
			d.ready(next)
		}
	}
}
