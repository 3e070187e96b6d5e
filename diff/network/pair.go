package network

import (
	"cmp"
	"slices"
	"strings"

	"netplan/diff"
)

// fact is something that holds of the network on one side of a change.
type fact struct {
	c        *diff.Change
	what, at string
	in       string
	note     string
}

// group are the facts under one topic in one place.
type group struct {
	cloud, region string
	topic         Topic
	before, now   []fact
	touched       []*diff.Change
}

// gather collects the facts of all changes.
func (v *View) gather() []*group {
	type key struct {
		cloud, region string
		topic         Topic
	}
	of := map[key]*group{}
	var all []*group
	for _, c := range v.Changes {
		for i := range kinds[c.Type.Name] {
			k := &kinds[c.Type.Name][i]
			at := key{v.cloud(c), v.region(c), k.topic}
			g := of[at]
			if g == nil {
				g = &group{cloud: at.cloud, region: at.region, topic: at.topic}
				of[at], all = g, append(all, g)
			}
			g.add(v, c, k)
		}
	}
	return all
}

// add adds what a change takes away and what it brings. An EIP that stays is
// there on both sides, bound or not; so is what an import binds.
func (g *group) add(v *View, c *diff.Change, k *kind) {
	if c.Have != nil && c.Verb != diff.Create && c.Verb != diff.Forget {
		g.before = append(g.before, k.fact(side{v, c, false}))
	}
	if c.Want != nil && c.Verb != diff.Forget {
		g.now = append(g.now, k.fact(side{v, c, true}))
	}
	g.touched = append(g.touched, c)
}

func (k *kind) fact(s side) fact {
	f := fact{c: s.c, what: s.fill(k.what), at: s.fill(k.at), in: s.fill(k.in)}
	if k.note != nil {
		f.note = k.note(f.what, f.at)
	}
	return f
}

// lines pairs what goes with what comes: first the same thing in the same
// place, then what is left of one resource. What is the same on both sides is
// told only where it is away meanwhile.
func (g *group) lines(silent *others) []Line {
	if g.topic == Address {
		g.bind()
	}
	var lines []Line
	told := map[*diff.Change]bool{}
	tell := func(before, now *fact) {
		if line, ok := g.line(before, now); ok {
			lines = append(lines, line)
			for _, f := range []*fact{before, now} {
				if f != nil {
					told[f.c] = true
				}
			}
		}
	}
	pairs, gone, come := match(g.before, g.now, func(f *fact) string { return f.what + "\x00" + f.in })
	if !apart[g.topic] {
		var rest [][2]fact
		rest, gone, come = match(gone, come, func(f *fact) string { return f.c.Addr })
		pairs = append(pairs, rest...)
	}
	for _, p := range pairs {
		tell(&p[0], &p[1])
	}
	for i := range gone {
		tell(&gone[i], nil)
	}
	for i := range come {
		tell(nil, &come[i])
	}
	for _, c := range g.touched {
		silent.see(c, told[c])
	}
	return lines
}

// match pairs facts that have a key in common, those of one resource first.
func match(before, now []fact, key func(*fact) string) (pairs [][2]fact, gone, come []fact) {
	waiting := map[string][]int{} // by key, indexes of before
	for i := range before {
		k := key(&before[i])
		waiting[k] = append(waiting[k], i)
	}
	used := make([]bool, len(before))
	for i := range now {
		k := key(&now[i])
		list := waiting[k]
		if len(list) == 0 {
			come = append(come, now[i])
			continue
		}
		at := max(0, slices.IndexFunc(list, func(j int) bool { return before[j].c == now[i].c }))
		pairs = append(pairs, [2]fact{before[list[at]], now[i]})
		used[list[at]] = true
		waiting[k] = slices.Delete(list, at, at+1)
	}
	for i := range before {
		if !used[i] {
			gone = append(gone, before[i])
		}
	}
	return pairs, gone, come
}

// line tells what becomes of one thing, if it is worth telling.
func (g *group) line(before, now *fact) (Line, bool) {
	l := Line{Cloud: g.cloud, Region: g.region, Topic: g.topic, Action: Changed}
	switch {
	case before == nil:
		l.Action, l.What, l.Now, l.In, l.Note, l.Address = Added, now.what, now.at, now.in, now.note, now.c.Addr
	case now == nil:
		l.Action, l.What, l.Before, l.In, l.Address = Removed, before.what, before.at, before.in, before.c.Addr
		if g.topic != Port {
			l.Note = cmp.Or(before.note, givenBack(before))
		}
	default:
		l.What, l.Before, l.Now, l.In, l.Note, l.Address = now.what, before.at, now.at, now.in, cmp.Or(now.note, before.note), now.c.Addr
		if before.what != now.what {
			l.What = before.what + " -> " + now.what
		}
		if before.what == now.what && before.at == now.at && before.in == now.in {
			l.Action = Renewed
			if now.c.Verb != diff.Replace && before.c == now.c {
				return l, false
			}
		}
		if note := readdressed(now.c); note != "" && before.c == now.c {
			l.Action, l.Note = Changed, note
		}
	}
	if l.Action != Changed || l.Before == l.Now {
		l.Before, l.Now = strings.TrimSpace(l.Before), strings.TrimSpace(l.Now)
	}
	if l.In == l.Address || l.In == l.What {
		l.In = "" // it only kept things apart
	}
	return l, true
}
