package engine

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// findUsers finds what refers to the objects that steps delete and stays. What
// comes and goes with its parent does not count, nor what is paid for, which
// cannot be deleted in any case.
func (b *obstacles) findUsers(steps []*Step) {
	byAddr, refs, fields := map[string]*Step{}, holders{}, b.referable()
	for _, s := range steps {
		if have := s.Change.Have; have != nil && have.Paid(b.e.Clock.Now()) == "" {
			byAddr[s.Addr] = s
			refs.add(b.plan.Bindings.Entries[s.Addr].Cloud, s.Addr, have, fields)
		}
	}
	if len(refs) == 0 {
		return
	}
	for at, have := range b.snap.objects {
		if have.BySystem() || have.Type.Actions.Delete == "" || b.going[at] {
			continue
		}
		used := refs.by(at.cloud, have)
		slices.Sort(used)
		for _, addr := range slices.Compact(used) {
			if s := byAddr[addr]; !b.turnsAway(b.owners[at], s.Change.Type) {
				b.users[s] = append(b.users[s], at)
			}
		}
	}
	for _, list := range b.users {
		slices.SortFunc(list, object.compare)
	}
}

// turnsAway says whether the plan changes what the object of an address refers
// to among those of a type.
func (b *obstacles) turnsAway(addr string, t *schema.Type) bool {
	c := b.changes[addr]
	return c != nil && c.Verb == diff.Update && slices.ContainsFunc(c.Attrs, func(d diff.AttrChange) bool { return leadsTo(d.Attr, t) })
}

// leadsTo says whether an attribute, or a field of its blocks, may refer to
// objects of a type.
func leadsTo(a *schema.Attr, t *schema.Type) bool {
	return slices.ContainsFunc(referred(a), func(ref string) bool { return strings.HasPrefix(ref, t.Name+".") })
}

// usedBy says what uses the object that a step deletes, and what to do.
func (b *obstacles) usedBy(s *Step) string {
	var list, todo []string
	for _, at := range first(b.users[s]) {
		name, why, do := b.user(s, at)
		list = append(list, name+why)
		if !slices.Contains(todo, do) {
			todo = append(todo, do)
		}
	}
	return fmt.Sprintf("It is used by: %s. %s; --exclude '%s' plans the rest without it.", listed(list, len(b.users[s])), strings.Join(todo, ". "), s.Addr)
}

// user names what uses the object that a step deletes, and says why it stays and
// what to do about it.
func (b *obstacles) user(s *Step, at object) (name, why, do string) {
	addr := b.owners[at]
	if addr == "" {
		return at.kind + " " + at.id, ", which this topology does not hold",
			"What the topology does not hold has to be removed first, or brought in with a resource and an import block, applied, and removed then"
	}
	var attrs []string
	t := b.e.Types.Type(at.kind)
	for i := range t.Attrs {
		if leadsTo(&t.Attrs[i], s.Change.Type) {
			attrs = append(attrs, t.Attrs[i].Name)
		}
	}
	why, do = b.stays(addr, attrs)
	return addr, why, do
}
