package schema

import "strings"

// Swap is a step along moved blocks that lead round, each from where another
// leads to: what they are about changes places.
type Swap struct {
	// Way leads from an address to where its object is after the swap.
	Way Moved
	// Ring names the blocks: vpc.a -> vpc.b -> vpc.a. Head is the From of the
	// block that leads away from the address.
	Ring, Head string
}

// Swap is the step that an address takes in a swap; ok is false where the blocks
// that lead away from it do not lead round, or where more than one leads away
// from one of their addresses or to it.
func (m *Moves) Swap(addr string) (s Swap, ok bool) {
	i := m.leaving(addr)
	if i < 0 {
		return s, false
	}
	ring := m.ring(i)
	b := m.blocks[i]
	to := b.To + strings.TrimPrefix(addr, b.From)
	return Swap{Moved{From: addr, To: to, Range: b.Range}, ring, b.From}, ring != ""
}

// Rings are the names of all swaps, in the order of their first blocks.
func (m *Moves) Rings() []string {
	var list []string
	seen := map[string]bool{"": true}
	for i := range m.blocks {
		if ring := m.ring(i); !seen[ring] {
			seen[ring] = true
			list = append(list, ring)
		}
	}
	return list
}

// ring is the name of the ring that a block is part of, or empty. All blocks of
// a ring are looked at once.
func (m *Moves) ring(i int) string {
	if m.rings == nil {
		m.rings, m.into = map[int]string{}, map[string]int{}
		for _, b := range m.blocks {
			m.into[b.To]++
		}
	}
	if name, known := m.rings[i]; known {
		return name
	}
	var way []int
	used := map[int]bool{}
	for at := i; !used[at]; {
		way, used[at] = append(way, at), true
		next := m.from[m.blocks[at].To]
		if len(m.from[m.blocks[at].From]) != 1 || len(next) != 1 || m.into[m.blocks[at].To] != 1 {
			break
		}
		at = next[0]
		if at == i {
			return m.name(way)
		}
		if _, known := m.rings[at]; known {
			break
		}
	}
	for _, at := range way {
		m.rings[at] = ""
	}
	return ""
}

// name names the ring of some blocks, from its first address on.
func (m *Moves) name(ring []int) string {
	first := 0
	for k, i := range ring {
		if m.blocks[i].From < m.blocks[ring[first]].From {
			first = k
		}
	}
	var parts []string
	for k := range len(ring) + 1 {
		parts = append(parts, m.blocks[ring[(first+k)%len(ring)]].From)
	}
	name := strings.Join(parts, " -> ")
	for _, i := range ring {
		m.rings[i] = name
	}
	return name
}
