package between

import (
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// Resources are the changes that lead from the resources before to those now,
// sorted by address, and the moves of addresses. What refers to something that
// is known only after apply is the same while it refers to the same object; it
// is another one when that object is replaced. Every attribute that is written
// otherwise is among the differences, with a Note where that changes nothing.
func Resources(before, now Side) ([]*diff.Change, []schema.Moved) {
	c := &comparer{
		pairs: pair(before.Topology, now.Topology), topology: now.Topology,
		blocks: map[string][]*schema.Resource{}, joined: map[string]string{}, forgotten: map[string]bool{},
	}
	c.before = &reader{before, c.nameNow, func(string) bool { return false }}
	c.now = &reader{now, func(addr string) string { return addr }, c.renewed}
	for _, r := range now.Topology.Resources {
		c.blocks[r.Block] = append(c.blocks[r.Block], r)
	}
	for _, r := range now.Topology.Removed {
		if !r.Destroy {
			c.forgotten[r.From] = true
		}
	}
	was := c.partners()
	for round := 0; round == 0 || round < maxRounds && c.part(was); round++ {
		c.compareAll()
	}
	var list []*diff.Change
	for _, ch := range c.done {
		if ch.Verb != diff.None {
			list = append(list, ch)
		}
	}
	for addr, old := range c.was {
		if now.Topology.Resource(addr) == nil {
			list = append(list, c.removal(addr, old))
		}
	}
	slices.SortFunc(list, func(a, b *diff.Change) int { return strings.Compare(a.Addr, b.Addr) })
	return list, c.moved
}

// compareAll compares every resource now.
func (c *comparer) compareAll() {
	c.done, c.renewedBlocks = map[string]*diff.Change{}, map[string]bool{}
	for _, r := range c.topology.Resources {
		c.change(r)
	}
}

// comparer compares two topologies.
type comparer struct {
	*pairs
	before, now   *reader
	topology      *schema.Topology              // now
	done          map[string]*diff.Change       // by address
	blocks        map[string][]*schema.Resource // instances by block
	renewedBlocks map[string]bool               // memo of renewed
	forgotten     map[string]bool               // by removed blocks, which do not destroy
	joined        map[string]string             // why objects are replaced, see schema.Once
}

// change is what becomes of the resource that was at an address, after what
// becomes of all that it refers to.
func (c *comparer) change(r *schema.Resource) *diff.Change {
	if ch := c.done[r.Addr]; ch != nil {
		return ch
	}
	c.done[r.Addr] = &diff.Change{Addr: r.Addr, Type: r.Type, Verb: diff.None, Want: r} // ends a circle
	for _, need := range r.Needs {
		c.renewed(need)
	}
	ch := c.compare(r, c.was[r.Addr])
	c.done[r.Addr] = ch
	return ch
}

// renewed says whether an object, or one of a block, is replaced.
func (c *comparer) renewed(need string) bool {
	if r := c.topology.Resource(need); r != nil {
		return c.change(r).Verb == diff.Replace
	}
	known, done := c.renewedBlocks[need]
	if done {
		return known
	}
	for _, r := range c.blocks[need] {
		known = c.change(r).Verb == diff.Replace || known
	}
	c.renewedBlocks[need] = known
	return known
}

// compare is what leads from a resource before, or none, to one now.
func (c *comparer) compare(r, old *schema.Resource) *diff.Change {
	if old == nil {
		ch := diff.Compare(r, nil, diff.Prints{})
		if r.Type.Actions.Create == "" {
			ch.Verb = diff.Adopt
		}
		return ch
	}
	want, have := c.standIns(old, r)
	ch := diff.Compare(want, have, prints(r.Type, want, have))
	ch.Hide(sensitive(old))
	ch.Want = r
	if old.Addr != r.Addr {
		ch.Was = old.Addr
	}
	c.idle(ch, old)
	c.explain(ch, old)
	return ch
}

// explain adds what a comparison with an object cannot know: where it was, and
// what nobody said of it.
func (c *comparer) explain(ch *diff.Change, old *schema.Resource) {
	r := ch.Want
	c.name(ch, old)
	ch.Explain()
	for _, d := range ch.Attrs {
		if d.Replaces && !old.Value(d.Attr.Name).Written() {
			ch.Reasons = append(ch.Reasons, diff.Saying(diff.Why, "%s was not written before: nothing is replaced where the object has this value already", d.Name()))
		}
	}
	switch {
	case c.joined[r.Addr] != "":
		ch.Verb = diff.Replace
		ch.Reasons = append(ch.Reasons, diff.Reason{Kind: diff.Why, Text: c.joined[r.Addr]})
	case old.Cloud != r.Cloud:
		ch.Verb = diff.Replace
		ch.Reasons = append(ch.Reasons, diff.Saying(diff.Why, "replaced because it moves from cloud %q to %q", old.Cloud, r.Cloud))
	case old.Region != r.Region:
		ch.Verb = diff.Replace
		ch.Reasons = append(ch.Reasons, diff.Saying(diff.Why, "replaced because it moves from region %s to %s", old.Region, r.Region))
	}
}

// removal is the change of what was there and is not any more.
func (c *comparer) removal(addr string, old *schema.Resource) *diff.Change {
	_, have := c.standIns(old, nil)
	ch := diff.Remove(addr, old.Type, have, sensitive(old))
	if c.kept(addr) {
		ch = &diff.Change{Addr: addr, Type: old.Type, Have: have, Verb: diff.Forget, Reasons: []diff.Reason{{Kind: diff.Why, Text: "forgotten because a removed block says so; the object stays"}}}
	}
	if addr != old.Addr {
		ch.Was = old.Addr
	}
	c.name(ch, old)
	ch.Reasons = append(ch.Reasons, ch.Costs()...)
	return ch
}

// name gives the attributes of a change the names of what they refer to.
func (c *comparer) name(ch *diff.Change, old *schema.Resource) {
	for i := range ch.Attrs {
		d := &ch.Attrs[i]
		d.Stated = true
		d.HaveName = c.before.nameOf(old, d.Attr, d.Field)
		if ch.Want != nil {
			d.WantName = c.now.nameOf(ch.Want, d.Attr, d.Field)
		}
	}
}

// kept says whether a removed block lets go of an address without destroying.
func (c *comparer) kept(addr string) bool {
	for end := range len(addr) + 1 {
		if (end == len(addr) || addr[end] == '.' || addr[end] == '[') && c.forgotten[addr[:end]] {
			return true
		}
	}
	return false
}

// sensitive names the attributes with sensitive values, as attribute.field
// where it is a field of a block.
func sensitive(r *schema.Resource) []string {
	var names []string
	for i := range r.Type.Attrs {
		v := r.Values[i]
		if v.Written() && v.Sensitive {
			names = append(names, r.Type.Attrs[i].Name)
		}
		for _, field := range v.SensitiveFields {
			names = append(names, r.Type.Attrs[i].Name+"."+field)
		}
	}
	return names
}
