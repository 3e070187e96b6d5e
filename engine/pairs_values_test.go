package engine_test

import (
	"fmt"
	"net/netip"

	"netplan/schema"
)

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
