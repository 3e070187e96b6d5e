package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// maker makes the second topology of a pair.
type maker struct {
	*rand.Rand
	*pair
	site *site
	// other is a variant of the first topology, far one that has little in common
	// with it.
	other, far *sketch
}

// drawn is a random topology taken apart.
func (m *maker) drawn(seed, variant uint64) *sketch {
	s, err := sketched(m.site.types, oneFile(randomTopology(seed, variant)))
	if err != nil {
		m.site.t.Fatal(err)
	}
	return s
}

// hardships are ways in which a topology changes that are hard to plan. They
// know types by their data alone.
var hardships = []struct {
	name string
	// apply changes the second topology, and says whether it found something to
	// change.
	apply func(*maker) bool
}{
	{"values exchanged", (*maker).exchange},
	{"values rotated", (*maker).rotate},
	{"value taken over", (*maker).takeOver},
	{"another parent", (*maker).reparent},
	{"renamed", (*maker).rename},
	{"renamed with moved", (*maker).renameMoved},
	{"names exchanged", (*maker).exchangeNames},
	{"as in a variant", (*maker).graft},
	{"some gone", (*maker).gone},
	{"some added", (*maker).added},
	{"split", (*maker).split},
	{"replaced", (*maker).replace},
	{"region exchanged", (*maker).elsewhere},
	{"zone exchanged", (*maker).rezone},
	{"keyed", func(m *maker) bool { return m.keyed(false) }},
	{"keyed with moved", func(m *maker) bool { return m.keyed(true) }},
	{"into a module", func(m *maker) bool { return m.enclosed(false) }},
	{"into a module with moved", func(m *maker) bool { return m.enclosed(true) }},
	{"another set", (*maker).resize},
	{"create first", (*maker).createFirst},
}

// harden changes the second topology in one way that validate accepts; it gives
// up after a few tries.
func (m *maker) harden() {
	for range 6 {
		h := hardships[m.IntN(len(hardships))]
		before, modules := m.want, m.modules
		m.want = before.clone()
		m.site.modules = m.modules
		if len(m.want.parts) > 0 && h.apply(m) && m.want.String() != before.String() {
			m.site.modules = m.modules
			if m.site.valid(m.want.String()) {
				m.done = append(m.done, h.name+" "+m.want.done)
				return
			}
		}
		m.want, m.modules = before, modules
	}
}

// one is a part of the second topology.
func (m *maker) one() *part { return m.want.parts[m.IntN(len(m.want.parts))] }

// alike are parts of one type, in random order, and an attribute: more often one
// for which they compete. With fewer than n there are none.
func (m *maker) alike(n int) ([]*part, string) {
	typ := m.one().typ
	list := slices.Clone(m.want.of(typ.Name))
	m.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	var names []string
	for _, c := range typ.Claims {
		names = append(names, c.Of...)
		names = append(names, c.In)
	}
	names = append(names, typ.Parent)
	names = slices.DeleteFunc(names, func(name string) bool { return typ.Index(name) < 0 })
	if len(names) == 0 || m.IntN(3) == 0 {
		names = nil
		for i := range typ.Attrs {
			names = append(names, typ.Attrs[i].Name)
		}
	}
	if len(list) < n || len(names) == 0 {
		return nil, ""
	}
	return list, names[m.IntN(len(names))]
}

// reparent lets a part refer to another object wherever it refers to one.
func (m *maker) reparent() bool {
	p := m.one()
	for i := range p.typ.Attrs {
		a := &p.typ.Attrs[i]
		of, _ := m.want.refersTo(p.get(a.Name))
		if of == nil || len(a.Refs) == 0 || m.IntN(2) == 0 {
			continue
		}
		others := m.want.of(of.typ.Name)
		to := others[m.IntN(len(others))]
		if to == of {
			continue
		}
		p.set(a.Name, readdressed(p.get(a.Name), of.addr(), to.addr()))
		m.want.done = fmt.Sprintf("%s of %s is %s", a.Name, p.addr(), to.addr())
		return true
	}
	return false
}

// graft makes a part what it is in a variant.
func (m *maker) graft() bool {
	p := m.one()
	other := m.other.part(p.addr())
	if other == nil {
		other = m.far.part(p.addr())
	}
	if other == nil {
		return false
	}
	p.body = slices.Clone(other.body)
	m.want.done = p.addr()
	return true
}

// gone takes a fifth of the parts out, with all that refers to them.
func (m *maker) gone() bool {
	for _, p := range slices.Clone(m.want.parts) {
		if m.IntN(5) == 0 && m.want.part(p.addr()) != nil {
			m.want.prune(p)
		}
	}
	m.want.done = "of the parts"
	return len(m.want.parts) > 0
}

// added adds what a variant has beyond it.
func (m *maker) added() bool {
	from := m.other
	if m.IntN(2) == 0 {
		from = m.far
	}
	for _, p := range from.parts {
		if m.want.part(p.addr()) == nil {
			m.want.parts = append(m.want.parts, &part{typ: p.typ, name: p.name, body: slices.Clone(p.body)})
		}
	}
	m.want.done = "of a variant"
	return true
}
