package schema

import "strings"

// Moves says where moved blocks lead. Its time per address does not depend on
// how many blocks there are.
type Moves struct {
	blocks []Moved
	from   map[string][]int // blocks by From, in order
}

// NewMoves makes the Moves of some blocks, whatever their order.
func NewMoves(blocks []Moved) *Moves {
	m := &Moves{blocks: blocks, from: map[string][]int{}}
	for i, b := range blocks {
		m.from[b.From] = append(m.from[b.From], i)
	}
	return m
}

// Follow leads an address to where it is now: To is the address itself where
// no block leads away from it, and Range is the last block on the way. ok is
// false when the blocks lead in a circle.
func (m *Moves) Follow(addr string) (way Moved, ok bool) {
	way = Moved{From: addr, To: addr}
	used := map[int]bool{}
	for {
		i := m.leaving(way.To)
		if i < 0 {
			return way, true
		}
		b := m.blocks[i]
		way.To, way.Range = b.To+strings.TrimPrefix(way.To, b.From), b.Range
		if used[i] {
			return way, false
		}
		used[i] = true
	}
}

// leaving is the index of the first block that leads away from an address, or
// -1.
func (m *Moves) leaving(addr string) int {
	first := -1
	for end := range len(addr) + 1 {
		if end < len(addr) && addr[end] != '.' && addr[end] != '[' {
			continue
		}
		for _, i := range m.from[addr[:end]] {
			if leaves(m.blocks[i], addr) && (first < 0 || i < first) {
				first = i
			}
		}
	}
	return first
}

// leaves says whether a moved block leads away from an address. One that leads
// into what it leads from, as an object does that gets a key, is at its end
// there.
func leaves(b Moved, addr string) bool {
	return Covers(b.From, addr) && (!Covers(b.From, b.To) || !Covers(b.To, addr))
}
