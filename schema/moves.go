package schema

import "strings"

// Moves says where moved blocks lead. Its time does not grow with the number of
// blocks times that of addresses. It is for one goroutine at a time.
type Moves struct {
	blocks []Moved
	from   map[string][]int  // blocks that are in no swap, by From, in order
	swaps  []swap            // that are not made, in the order of their first blocks
	round  map[string][]step // steps of these swaps by From, in that order
	made   []string          // names of the swaps that are made
	ends   map[waypoint]end  // of places that were followed
}

// waypoint is an address on the way, with the number of the first swap that it can
// still take part in: swaps are made in order.
type waypoint struct {
	addr string
	swap int
}

// step is a block that leads away from a place, and the swap that it is part of,
// or -1. skips is a swap that would have led away as well, or -1.
type step struct{ block, swap, skips int }

// end is where a place leads.
type end struct {
	way   Moved
	ok    bool
	swaps []Swap
}

// NewMoves makes the Moves of some blocks, whose swaps are all made.
func NewMoves(blocks []Moved) *Moves {
	m := NewMovesAfter(blocks, nil)
	m.swaps, m.round = nil, nil
	return m
}

// NewMovesAfter makes the Moves of some blocks after the swaps of these names,
// see Made, were made: their blocks lead nowhere any more.
func NewMovesAfter(blocks []Moved, made []string) *Moves {
	m := &Moves{blocks: blocks, from: map[string][]int{}, round: map[string][]step{}, ends: map[waypoint]end{}}
	for i, b := range blocks {
		if b.From != b.To {
			m.from[b.From] = append(m.from[b.From], i)
		}
	}
	for _, name := range made {
		m.finish(name)
	}
	m.findSwaps()
	return m
}

// Follow leads an address to where it is now: To is the address itself where
// no block leads away from it, and Range is the last block on the way. Each swap
// that is not made is made once, the older first. ok is false when the blocks
// lead in a circle, or out of a swap before it is made.
func (m *Moves) Follow(addr string) (way Moved, ok bool) {
	e := m.end(addr)
	e.way.From = addr
	return e.way, e.ok
}

// Swaps are the swaps on the way of an address, see Follow.
func (m *Moves) Swaps(addr string) []Swap { return m.end(addr).swaps }

// Unfollowed is a block that leads away from an address, or from one on its way,
// and is not followed. Of a swap that it begins in it follows one block, and the
// others are not its own. ok is false where there is none.
func (m *Moves) Unfollowed(addr string) (b Moved, ok bool) {
	var all []int
	used, others := map[int]bool{}, map[int]bool{}
	for at := (waypoint{addr, 0}); ; {
		plain, round := m.leaving(at.addr)
		all = append(all, plain...)
		for _, s := range round {
			all = append(all, s.block)
		}
		s, leads := m.step(at)
		if !leads || used[s.block] {
			break
		}
		if s.swap >= 0 && len(used) == 0 {
			for _, i := range m.swaps[s.swap].blocks {
				others[i] = true
			}
		}
		used[s.block], at = true, m.next(at, s)
	}
	for _, i := range all {
		if !used[i] && !others[i] {
			return m.blocks[i], true
		}
	}
	return b, false
}

// end follows an address.
func (m *Moves) end(addr string) end {
	var been []waypoint
	var steps []step
	var e end
	used := map[int]bool{}
	for at := (waypoint{addr, 0}); ; {
		known := false
		if e, known = m.ends[at]; known {
			break
		}
		s, leads := m.step(at)
		if !leads || used[s.block] {
			e = end{way: Moved{To: at.addr}, ok: !leads}
			break
		}
		been, steps, used[s.block] = append(been, at), append(steps, s), true
		at = m.next(at, s)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		e = m.before(e, steps[i])
		m.ends[been[i]] = e
	}
	return e
}

// before is the end of the place before a step.
func (m *Moves) before(e end, s step) end {
	b := m.blocks[s.block]
	if e.way.Range.Filename == "" {
		e.way.Range = b.Range
	}
	if s.swap >= 0 {
		e.swaps = append([]Swap{{s.swap, b}}, e.swaps...)
	}
	e.ok = e.ok && (s.skips < 0 || takesPart(e.swaps, s.skips))
	return e
}

// next is the place after a step.
func (m *Moves) next(at waypoint, s step) waypoint {
	b := m.blocks[s.block]
	return waypoint{b.To + strings.TrimPrefix(at.addr, b.From), max(at.swap, s.swap+1)}
}

// step finds what leads away from a place: what is written first, where a swap
// is written where its first block is.
func (m *Moves) step(at waypoint) (s step, ok bool) {
	first, around := -1, step{-1, -1, -1}
	plain, round := m.leaving(at.addr)
	for _, i := range plain {
		if first < 0 || i < first {
			first = i
		}
	}
	for _, r := range round {
		if r.swap >= at.swap && (around.swap < 0 || r.swap < around.swap) {
			around = r
		}
	}
	if around.swap >= 0 && (first < 0 || m.swaps[around.swap].first < first) {
		return around, true
	}
	return step{first, -1, around.swap}, first >= 0
}

// leaving are the blocks and steps of swaps that lead away from an address.
func (m *Moves) leaving(addr string) (plain []int, round []step) {
	for end := range len(addr) + 1 {
		if end < len(addr) && addr[end] != '.' && addr[end] != '[' {
			continue
		}
		for _, i := range m.from[addr[:end]] {
			if leaves(m.blocks[i], addr) {
				plain = append(plain, i)
			}
		}
		for _, s := range m.round[addr[:end]] {
			if leaves(m.blocks[s.block], addr) {
				round = append(round, s)
			}
		}
	}
	return plain, round
}

// leaves says whether a moved block leads away from an address. One that leads
// into what it leads from, as an object does that gets a key, is at its end
// there.
func leaves(b Moved, addr string) bool {
	return Covers(b.From, addr) && (!Covers(b.From, b.To) || !Covers(b.To, addr))
}
