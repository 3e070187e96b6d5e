package engine

import (
	"maps"
	"slices"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// turn is in which turn a replacement comes, as far as is known when it is
// compared: what the lifecycle says, else create first until turns finds that
// it cannot be or is of no use.
func (p *planner) turn(c *diff.Change) schema.Turn {
	switch asked := c.Want.Lifecycle.Turn; {
	case len(p.broken[c.Addr]) > 0:
		return schema.DeleteFirst
	case asked != schema.AnyTurn:
		return asked
	case p.late[c.Addr] != "" || c.Type.Actions.Create == "":
		return schema.DeleteFirst
	}
	return schema.CreateFirst
}

// chosen says whether a replacement is created first because netplan found
// that good, and nobody asked for it.
func chosen(c *diff.Change) bool {
	return createsFirst(c) && c.Want.Lifecycle.Turn == schema.AnyTurn
}

// chosen are the replacements that netplan has created first, sorted by address.
func (p *planner) chosen() []*diff.Change {
	var list []*diff.Change
	for _, addr := range slices.Sorted(maps.Keys(p.changes)) {
		if chosen(p.changes[addr]) {
			list = append(list, p.changes[addr])
		}
	}
	return list
}

// deleteFirst has a replacement deleted first, for a reason in words.
func (p *planner) deleteFirst(c *diff.Change, why string) {
	c.Turn = schema.DeleteFirst
	if p.late[c.Addr] == "" {
		p.late[c.Addr] = why
	}
}

// turns has those replacements deleted first that cannot be created first: both
// would hold the same, or what they use is deleted first itself. So it has those
// for which nobody is better off. It says whether what uses them has to be
// compared again.
func (p *planner) turns() (again bool) {
	if p.in.Mode != ModeApply {
		return false
	}
	t := &turner{orderer: &orderer{planner: p, places: &placer{p}}, early: p.chosen()}
	before := len(p.late)
	for _, decide := range []func(){t.claims, t.quotas, t.used, t.idle} {
		if t.remain(); len(t.early) > 0 {
			decide()
		}
	}
	return len(p.late) > before && p.outdated()
}

// outdated says whether something is compared as changed in place though what
// it uses leaves.
func (p *planner) outdated() bool {
	for _, c := range p.changes {
		if c.Verb == diff.Replace && !createsFirst(c) {
			p.leaving.add(c)
		}
	}
	for _, c := range p.changes {
		if _, used := p.leaving.under(c); c.Verb == diff.Update && used != nil {
			return true
		}
	}
	return false
}

// turner decides the turns of replacements.
type turner struct {
	*orderer
	early []*diff.Change    // those that are still created first, by choice
	names map[string]string // see name
}

// remain leaves out what is deleted first by now.
func (t *turner) remain() {
	t.early = slices.DeleteFunc(t.early, func(c *diff.Change) bool { return !createsFirst(c) })
}

// claims finds new objects that hold what the old ones do, and those that hand
// something on in a ring.
func (t *turner) claims() {
	freed, changes := newFreed[*Step](), map[string]*diff.Change{}
	for _, c := range t.early {
		gone := &Step{Addr: c.Addr, Verb: diff.Delete, Change: c}
		changes[c.Addr] = c
		for _, h := range t.frees(gone) {
			freed.add(h, gone)
		}
	}
	var ring graph.Builder
	for _, c := range t.early {
		for _, h := range t.wants(c) {
			for _, gone := range freed.overlapping(h) {
				if gone.Change == c {
					t.deleteFirst(c, "both would hold "+t.told(c, h))
				} else {
					ring.Edge(gone.Addr, c.Addr, "")
				}
			}
		}
	}
	for _, members := range ring.Build().Knots() {
		for _, addr := range members {
			if c := changes[addr]; createsFirst(c) {
				t.deleteFirst(c, "it and "+others(members, addr)+" take what the others hold")
			}
		}
	}
}

// quotas finds those that need a place in a quota where there are not enough for
// all that is made before something goes.
func (t *turner) quotas() {
	need := map[string][]*diff.Change{}
	limits := map[string]held{}
	for _, c := range t.early {
		for _, h := range t.wants(c) {
			if h.claim.Kind == schema.Slot && t.limitOf(c.Want.Cloud, h.claim.Name) > 0 {
				need[h.competes()], limits[h.competes()] = append(need[h.competes()], c), h
			}
		}
	}
	if len(need) == 0 {
		return
	}
	peak := t.occupied()
	for _, c := range t.changes {
		for _, h := range t.added(c) {
			peak[h.competes()]++
		}
	}
	for _, quota := range slices.Sorted(maps.Keys(need)) {
		h := limits[quota]
		for _, c := range need[quota] {
			if peak[quota] > t.limitOf(c.Want.Cloud, h.claim.Name) {
				t.deleteFirst(c, "the quota "+h.claim.Name+" has no place for both")
			}
		}
	}
}

// added are the places in quotas that a change takes before it frees any.
func (t *turner) added(c *diff.Change) []held {
	var list []held
	switch {
	case c.Verb == diff.Create, createsFirst(c):
		list = t.wants(c)
	case c.Verb == diff.Update:
		list = without(t.wants(c), t.has(t.bound(c)))
	}
	return slices.DeleteFunc(list, func(h held) bool { return h.claim.Kind != schema.Slot })
}

// used finds those that refer to what is deleted first, and did before: that
// cannot go while they use it.
func (t *turner) used() {
	var late []string
	for addr, c := range t.changes {
		if c.Verb == diff.Replace && !createsFirst(c) {
			late = append(late, addr)
		}
	}
	if len(late) == 0 {
		return
	}
	uses := map[string]bool{}
	for _, addr := range t.planner.bound().Closure(late, graph.Downstream) {
		uses[addr] = true
	}
	refers := map[string]bool{}
	for _, addr := range t.wanted().Closure(late, graph.Downstream) {
		refers[addr] = true
	}
	for _, c := range t.early {
		if uses[c.Addr] && refers[c.Addr] {
			t.deleteFirst(c, t.follows(c))
		}
	}
}

// follows says in words what a replacement uses that is deleted first.
func (t *turner) follows(c *diff.Change) string {
	for _, need := range c.Want.Needs {
		if used := t.changes[need]; used != nil && used.Verb == diff.Replace && !createsFirst(used) {
			return "it uses " + need + ", which is deleted first"
		}
	}
	return "what it uses is deleted first"
}

// idle finds those for which nobody is better off: neither they nor what is made
// again after them carries anything, nothing that uses them is switched over in
// place, and nobody asked for it.
func (t *turner) idle() {
	var served []string
	coming := replaced{}
	for _, c := range t.early {
		coming.add(c)
	}
	for addr, c := range t.changes {
		if c.Verb == diff.Replace && (c.Type.Carries != "" || c.Want.Lifecycle.Turn == schema.CreateFirst) {
			served = append(served, addr)
		}
		if _, used := coming.under(c); c.Verb == diff.Update && used != nil {
			served = append(served, used.Addr)
		}
	}
	useful := map[string]bool{}
	for _, addr := range t.wanted().Closure(served, graph.Upstream) {
		useful[addr] = true
	}
	for _, c := range t.early {
		if !useful[c.Addr] {
			t.deleteFirst(c, "nothing is cut meanwhile")
		}
	}
}
