package engine_test

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"netplan/schema"
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

// exchange exchanges a value of two parts.
func (m *maker) exchange() bool {
	list, name := m.alike(2)
	if list == nil {
		return false
	}
	a, b := list[0].get(name), list[1].get(name)
	list[0].set(name, b)
	list[1].set(name, a)
	m.want.done = fmt.Sprintf("%s of %s and %s", name, list[0].addr(), list[1].addr())
	return true
}

// rotate gives each part of a type the value that the next has.
func (m *maker) rotate() bool {
	list, name := m.alike(2)
	if list == nil {
		return false
	}
	first := list[0].get(name)
	for i := range list[1:] {
		list[i].set(name, list[i+1].get(name))
	}
	list[len(list)-1].set(name, first)
	m.want.done = fmt.Sprintf("%s of all %s", name, list[0].typ.Name)
	return true
}

// takeOver gives a part what another has, which goes.
func (m *maker) takeOver() bool {
	list, name := m.alike(2)
	if list == nil {
		return false
	}
	list[0].set(name, list[1].get(name))
	m.want.prune(list[1])
	m.want.done = fmt.Sprintf("%s of %s by %s", name, list[1].addr(), list[0].addr())
	return true
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

// readdressed is an expression that refers to another address.
func readdressed(text, from, to string) string {
	return regexp.MustCompile(`\b`+regexp.QuoteMeta(from)+`\b`).ReplaceAllLiteralString(text, to)
}

// refer lets all that refers to an address refer to another.
func (m *maker) refer(from, to string) {
	for _, p := range m.want.parts {
		p.body = everywhere(p.body, func(text string) string { return readdressed(text, from, to) })
	}
	for i, text := range m.want.rest {
		if strings.HasPrefix(text, "module ") {
			m.want.rest[i] = readdressed(text, from, to)
		}
	}
}

// everywhere is a body with all expressions changed.
func everywhere(body []piece, change func(string) string) []piece {
	body = slices.Clone(body)
	for i := range body {
		if body[i].block {
			body[i].inner = everywhere(body[i].inner, change)
		} else {
			body[i].text = change(body[i].text)
		}
	}
	return body
}

// rename gives a part another name.
func (m *maker) rename() bool {
	p := m.one()
	from := p.addr()
	p.name += fmt.Sprint("_n", m.IntN(1000))
	m.refer(from, p.addr())
	m.want.done = from
	return true
}

// renameMoved is rename with a moved block.
func (m *maker) renameMoved() bool {
	p := m.one()
	from := p.addr()
	p.name += fmt.Sprint("_m", m.IntN(1000))
	m.refer(from, p.addr())
	m.moved(from, p.addr())
	m.want.done = from
	return true
}

// moved writes a moved block.
func (m *maker) moved(from, to string) {
	m.want.rest = append(m.want.rest, fmt.Sprintf("moved {\n  from = %s\n  to = %s\n}", from, to))
}

// exchangeNames gives two parts of a type the names of each other.
func (m *maker) exchangeNames() bool {
	list, _ := m.alike(2)
	if list == nil {
		return false
	}
	a, b := list[0].addr(), list[1].addr()
	m.refer(a, a+"_between")
	m.refer(b, a)
	m.refer(a+"_between", b)
	list[0].name, list[1].name = list[1].name, list[0].name
	m.want.done = a + " and " + b
	return true
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

// split makes two of a part that occupies an address range, each with a half.
func (m *maker) split() bool {
	p := m.one()
	for _, c := range p.typ.Claims {
		if c.Kind != schema.Prefix {
			continue
		}
		at := seat{p, &p.typ.Attrs[p.typ.Index(c.Of[0])], -1}
		text, _ := at.literal()
		whole, err := netip.ParsePrefix(text)
		if err != nil || whole.Bits() > 27 {
			return false
		}
		half := m.want.copied(p)
		bits := whole.Bits() + 1
		second := whole.Addr().As4()
		second[whole.Bits()/8] |= 0x80 >> (whole.Bits() % 8)
		at.set(quote("%s/%d", whole.Addr(), bits))
		half.set(c.Of[0], quote("%s/%d", netip.AddrFrom4(second), bits))
		half.set("ipv6_cidr_block", "")
		m.want.done = p.addr()
		return true
	}
	return false
}

// replace changes what replaces a part: a range or an enum.
func (m *maker) replace() bool {
	p := m.one()
	for i := range p.typ.Attrs {
		a := &p.typ.Attrs[i]
		if !a.Replaces() || m.IntN(2) == 0 {
			continue
		}
		at := seat{p, a, -1}
		text, ok := at.literal()
		if whole, err := netip.ParsePrefix(text); ok && err == nil && whole.Bits() > 8 {
			at.set(quote("%s", netip.PrefixFrom(whole.Addr(), whole.Bits()-1).Masked()))
		} else if rule := a.Derived.Rule; rule != nil && len(rule.Enum) > 1 {
			at.set(quote("%s", rule.Enum[m.IntN(len(rule.Enum))]))
		} else {
			continue
		}
		m.want.done = at.path() + " of " + p.addr()
		return true
	}
	return false
}
