package schema

import (
	"cmp"
	"slices"
	"strings"
)

// Swap is a step along moved blocks that lead round, each from where another
// leads to: what they are about changes places.
type Swap struct {
	// Number is that of the swap, among those that are not made.
	Number int
	// Block leads away from the address.
	Block Moved
}

// swap is one that is not made: its blocks, the first of them, and its name.
type swap struct {
	blocks []int
	first  int
	name   string
}

// Made are the names of all swaps when those are made that were not, sorted:
// vpc.a -> vpc.b -> vpc.a.
func (m *Moves) Made() []string {
	names := slices.Clone(m.made)
	for _, s := range m.swaps {
		names = append(names, s.name)
	}
	slices.Sort(names)
	return names
}

// takesPart says whether a swap is among some steps.
func takesPart(steps []Swap, number int) bool {
	return slices.ContainsFunc(steps, func(s Swap) bool { return s.Number == number })
}

// finish takes out the blocks of a swap that was made, when all are there.
func (m *Moves) finish(name string) {
	parts := splitRing(name)
	at := make([]int, len(parts)-1)
	for k := range at {
		at[k] = slices.IndexFunc(m.from[parts[k]], func(i int) bool { return m.blocks[i].To == parts[k+1] })
		if at[k] < 0 {
			return
		}
	}
	for k, i := range at {
		m.from[parts[k]] = slices.Delete(m.from[parts[k]], i, i+1)
	}
	m.made = append(m.made, name)
}

// splitRing splits the name of a swap into addresses.
func splitRing(name string) (parts []string) {
	const arrow = " -> "
	quoted, start := false, 0
	for i := 0; i < len(name); i++ {
		switch {
		case name[i] == '\\' && quoted:
			i++
		case name[i] == '"':
			quoted = !quoted
		case !quoted && strings.HasPrefix(name[i:], arrow):
			parts = append(parts, name[start:i])
			start = i + len(arrow)
		}
	}
	return append(parts, name[start:])
}

// findSwaps takes the blocks that lead round out of the others. Where more than
// one leads away from an address, the first counts.
func (m *Moves) findSwaps() {
	done := map[string]bool{}
	for _, b := range m.blocks {
		var way []string
		on := map[string]int{}
		for at := b.From; ; {
			if k, round := on[at]; round {
				m.takeSwap(way[k:])
				for _, addr := range way[k:] {
					delete(on, addr)
				}
				way = way[:k]
			}
			if done[at] || len(m.from[at]) == 0 {
				break
			}
			on[at], way = len(way), append(way, at)
			at = m.blocks[m.from[at][0]].To
		}
		for _, addr := range way {
			done[addr] = true
		}
	}
	slices.SortFunc(m.swaps, func(a, b swap) int { return cmp.Compare(a.first, b.first) })
	for n, s := range m.swaps {
		for _, i := range s.blocks {
			m.round[m.blocks[i].From] = append(m.round[m.blocks[i].From], step{i, n, -1})
		}
	}
}

// takeSwap makes a swap of the first blocks that lead away from some addresses.
func (m *Moves) takeSwap(addrs []string) {
	var s swap
	first := 0
	for k, addr := range addrs {
		s.blocks = append(s.blocks, m.from[addr][0])
		m.from[addr] = m.from[addr][1:]
		if addr < addrs[first] {
			first = k
		}
	}
	s.first = slices.Min(s.blocks)
	s.name = strings.Join(slices.Concat(addrs[first:], addrs[:first], addrs[first:first+1]), " -> ")
	m.swaps = append(m.swaps, s)
}
