package sim

import (
	"container/heap"
	"time"
)

// settleTime is how long an imported object stays in a transient status.
const settleTime = 5 * time.Second

// due is the end of a transient status.
type due struct {
	at   time.Time
	seq  int
	kind kindName
	id   string
}

// dueHeap gives the earliest end first, and of equal ones the oldest object.
type dueHeap []due

func (h dueHeap) Len() int { return len(h) }
func (h dueHeap) Less(i, j int) bool {
	if !h[i].at.Equal(h[j].at) {
		return h[i].at.Before(h[j].at)
	}
	return h[i].seq < h[j].seq
}
func (h dueHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a due; for container/heap.
func (h *dueHeap) Push(x any) { *h = append(*h, x.(due)) }

// Pop takes the last due; for container/heap.
func (h *dueHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// settleLocked ends every transient status whose time has come, each at its
// time: what follows from one counts from there.
func (c *Cloud) settleLocked() {
	present := c.now
	defer func() { c.now = present }()
	for len(c.dues) > 0 && !c.dues[0].at.After(present) {
		d := heap.Pop(&c.dues).(due)
		c.now = d.at
		if o := c.object(d.kind, d.id); o != nil && o.Seq == d.seq && o.Due.Equal(d.at) {
			c.finish(o)
		}
	}
}

// enter puts an object into status via for the time takes, and then into to;
// an empty to means that it is gone then. With no time to pass it is there at
// once. An object that is in transit already is turned round.
func (c *Cloud) enter(o *object, via, to string, takes time.Duration) {
	c.hold(o, -1)
	if via != "" {
		c.set(o, "Status", via)
	}
	o.Next, o.Due = to, c.now.Add(takes)
	c.hold(o, 1)
	if takes <= 0 || via == "" {
		c.finish(o)
		return
	}
	heap.Push(&c.dues, due{o.Due, o.Seq, o.Kind, o.ID})
}

// finish ends a transient status.
func (c *Cloud) finish(o *object) {
	k, at, next := c.reg.kinds[o.Kind], o.Due, o.Next
	c.hold(o, -1)
	o.Due, o.Next = time.Time{}, ""
	if next != "" {
		o.Was, o.Since = o.status(), at
		c.set(o, "Status", next)
	}
	if k.settled != nil {
		k.settled(c, o)
	}
	if next == "" {
		c.vanish(o, at)
		return
	}
	c.arrive(o)
}

// arrive tells an object's kind of a status that stays.
func (c *Cloud) arrive(o *object) {
	if k := c.reg.kinds[o.Kind]; k.arrived != nil {
		k.arrived(c, o)
	}
}

// hold counts a transient object into, or out of, what it makes busy.
func (c *Cloud) hold(o *object, n int) {
	if !o.busy() {
		return
	}
	for _, attr := range c.reg.kinds[o.Kind].locks {
		p := place{o.Kind, attr, o.Attrs[attr]}
		if c.busy[p] += n; c.busy[p] == 0 {
			delete(c.busy, p)
		}
	}
}

// latency is how long the effect of the call's action takes.
func (c *call) latency() time.Duration { return c.latencyOf(c.action.Name) }

// latencyOf is how long the effect of an action takes.
func (c *Cloud) latencyOf(action string) time.Duration {
	if d, ok := c.Latency[action]; ok {
		return d
	}
	if d, ok := c.Latency["*"]; ok {
		return d
	}
	return c.reg.ops[action].takes
}
