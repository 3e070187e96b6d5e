package schema

import "strings"

// Moves says where moved blocks lead. Its time does not grow with the number of
// blocks times that of addresses. It is for one goroutine at a time.
type Moves struct {
	blocks []Moved
	from   map[string][]int // blocks by From, in order
	ends   map[string]end   // of addresses that were followed
	rings  map[int]string   // names of rings by block that was looked at, see Swap
	into   map[string]int   // how many blocks lead to an address, with rings
}

// end is where an address leads.
type end struct {
	way Moved
	ok  bool
}

// NewMoves makes the Moves of some blocks, whatever their order.
func NewMoves(blocks []Moved) *Moves {
	m := &Moves{blocks: blocks, from: map[string][]int{}, ends: map[string]end{}}
	for i, b := range blocks {
		m.from[b.From] = append(m.from[b.From], i)
	}
	return m
}

// Follow leads an address to where it is now: To is the address itself where
// no block leads away from it, and Range is the last block on the way. ok is
// false when the blocks lead in a circle.
func (m *Moves) Follow(addr string) (way Moved, ok bool) {
	at, used := addr, map[int]bool{}
	var been []string
	for {
		if e, known := m.ends[at]; known {
			way, ok = e.way, e.ok
			break
		}
		i := m.leaving(at)
		if i < 0 || used[i] {
			way.To, ok = at, i < 0
			break
		}
		been, used[i] = append(been, at), true
		at, way.Range = m.blocks[i].To+strings.TrimPrefix(at, m.blocks[i].From), m.blocks[i].Range
	}
	for _, a := range been {
		m.ends[a] = end{way, ok}
	}
	way.From = addr
	return way, ok
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
