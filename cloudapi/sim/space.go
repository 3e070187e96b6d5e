package sim

import (
	"net/netip"
	"slices"
	"strings"
)

// space is the prefixes that objects of one kind occupy in one place, such as
// the VSwitches of a VPC. The same prefix may be held more than once.
type space struct{ held []netip.Prefix }

// comparePrefix orders by address, and a containing prefix before those in it.
func comparePrefix(a, b netip.Prefix) int {
	if c := a.Addr().Compare(b.Addr()); c != 0 {
		return c
	}
	return a.Bits() - b.Bits()
}

func (s *space) add(p netip.Prefix) {
	i, _ := slices.BinarySearchFunc(s.held, p, comparePrefix)
	s.held = slices.Insert(s.held, i, p)
}

func (s *space) remove(p netip.Prefix) {
	if i, found := slices.BinarySearchFunc(s.held, p, comparePrefix); found {
		s.held = slices.Delete(s.held, i, i+1)
	}
}

// has says whether exactly p is held.
func (s *space) has(p netip.Prefix) bool {
	if s == nil {
		return false
	}
	_, found := slices.BinarySearchFunc(s.held, p, comparePrefix)
	return found
}

// within says whether something held is p or lies inside it.
func (s *space) within(p netip.Prefix) bool {
	if s == nil {
		return false
	}
	i, _ := slices.BinarySearchFunc(s.held, p, comparePrefix)
	return i < len(s.held) && p.Contains(s.held[i].Addr())
}

// around says whether something held is p or contains it.
func (s *space) around(p netip.Prefix) bool {
	for bits := p.Bits(); bits >= 0; bits-- {
		if wider, err := p.Addr().Prefix(bits); err == nil && s.has(wider) {
			return true
		}
	}
	return false
}

// overlaps says whether something held shares an address with p.
func (s *space) overlaps(p netip.Prefix) bool { return s.within(p) || s.around(p) }

// parsePrefix reads a prefix; a bare address is one of its own. Anything else
// gives the zero Prefix, which is not valid.
func parsePrefix(text string) netip.Prefix {
	if !strings.Contains(text, "/") {
		addr, err := netip.ParseAddr(text)
		if err != nil || addr.Zone() != "" {
			return netip.Prefix{}
		}
		return netip.PrefixFrom(addr, addr.BitLen())
	}
	p, err := netip.ParsePrefix(text)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}
