package rules

import (
	"fmt"
	"net/netip"
	"slices"
)

// room is the free address space of some IPv4 ranges: blocks by prefix length,
// each length in ascending order.
type room struct{ free [33][]netip.Prefix }

// newRoom is what is left of ranges, which are disjoint, without what is
// taken.
func newRoom(ranges, taken []netip.Prefix) *room {
	taken = slices.Clone(taken)
	slices.SortFunc(taken, netip.Prefix.Compare)
	m := &room{}
	for _, p := range ranges {
		m.carve(p, slices.DeleteFunc(slices.Clone(taken), func(t netip.Prefix) bool { return !t.Overlaps(p) }))
	}
	return m
}

// carve adds what is free of p. taken are the ranges that overlap it, sorted by
// address.
func (m *room) carve(p netip.Prefix, taken []netip.Prefix) {
	if len(taken) == 0 {
		m.free[p.Bits()] = append(m.free[p.Bits()], p)
		return
	}
	if slices.ContainsFunc(taken, func(t netip.Prefix) bool { return inside(p, t) }) {
		return
	}
	low, high := halves(p)
	middle, _ := slices.BinarySearchFunc(taken, high.Addr(), func(t netip.Prefix, a netip.Addr) int { return t.Addr().Compare(a) })
	m.carve(low, taken[:middle])
	m.carve(high, taken[middle:])
}

// halves are the two halves of an IPv4 prefix of at most 31 bits.
func halves(p netip.Prefix) (low, high netip.Prefix) {
	bytes := p.Addr().As4()
	bytes[p.Bits()/8] |= 0x80 >> (p.Bits() % 8)
	return netip.PrefixFrom(p.Addr(), p.Bits()+1), netip.PrefixFrom(netip.AddrFrom4(bytes), p.Bits()+1)
}

// take takes a block of a prefix length out of the smallest free one that has
// it, the lowest of several; ok says whether there is one.
func (m *room) take(bits int) (block netip.Prefix, ok bool) {
	at := bits
	for at >= 0 && len(m.free[at]) == 0 {
		at--
	}
	if at < 0 {
		return netip.Prefix{}, false
	}
	block, m.free[at] = m.free[at][0], m.free[at][1:]
	for block.Bits() < bits {
		low, high := halves(block)
		block, m.free[high.Bits()] = low, []netip.Prefix{high} // none of that length was free
	}
	return block, true
}

// suggest ends a message with a free range of a prefix length, which is taken
// then, or with the largest one there is. where is what it is free in.
func (m *room) suggest(bits int, where string) string {
	if p, ok := m.take(bits); ok {
		return fmt.Sprintf(" Free there: %q.", p)
	}
	for _, blocks := range m.free {
		if len(blocks) > 0 {
			return fmt.Sprintf(" No /%d is free in %s; the largest free range is %q.", bits, where, blocks[0])
		}
	}
	return fmt.Sprintf(" No /%d is free in %s; it is full.", bits, where)
}
