package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"netplan/schema"
	"netplan/schema/resource"
)

// TestEveryAttribute makes every change of every attribute of every type, one at
// a time, in the type's example and in a random topology that writes the
// attribute: in the suite one of many.
func TestEveryAttribute(t *testing.T) {
	const pieces = 40
	count := tally{}
	seen := map[string]int{}
	types := newSite(t).types
	t.Run("types", func(t *testing.T) {
		for _, typ := range resource.All() {
			bases := []string{typ.Example, oneFile(holding(typ.Name))}
			for b, base := range bases {
				n := everyChange(t, types, typ.Name, base, func(int) bool { return false }, nil)
				seen[typ.Name] += n
				t.Run(fmt.Sprint(typ.Name, b), func(t *testing.T) {
					t.Parallel()
					j := newJudge(t)
					everyChange(t, types, typ.Name, base, func(n int) bool { return (uint64(n)+*firstSeed)%pieces < *times }, func(n int, kind string, s *sketch) {
						count.add(t, kind, s, j.hear(s), uint64(n))
					})
				})
			}
		}
	})
	count.report(t)
	all := 0
	for _, n := range seen {
		all += n
	}
	t.Logf("%d changes of %d types", all, len(seen))
}

// everyChange makes the changes of the attributes of a type that are chosen by
// number, and counts all.
func everyChange(t *testing.T, types *schema.Registry, typ, base string, chosen func(int) bool, do func(int, string, *sketch)) int {
	t.Helper()
	n := 0
	take := func() *sketch {
		s, err := sketched(types, base)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := take()
	seen := map[string]bool{}
	for p, part := range first.parts {
		if part.typ.Name != typ {
			continue
		}
		i := 0
		for at := range part.seats() {
			i++
			path := at.path() + fmt.Sprint(at.get() != "")
			if seen[path] {
				continue
			}
			seen[path] = true
			for k, c := range changesOf(first, at) {
				if n++; !chosen(n) || c.text == at.get() {
					continue
				}
				s := take()
				seat := seatOf(s.parts[p], i)
				c = changesOf(s, seat)[k]
				s.make(c, seat)
				do(n, strings.TrimSuffix(c.kind, " in a list"), s)
			}
		}
	}
	return n
}

// seatOf is the seat of that number.
func seatOf(p *part, number int) seat {
	for at := range p.seats() {
		if number--; number == 0 {
			return at
		}
	}
	panic("a part has lost a seat")
}

// holding is a random topology that has a type, with most arguments of it.
func holding(typ string) []string {
	var best []string
	most := 0
	for seed := range uint64(40) {
		blocks := randomTopology(seed, 0)
		for _, b := range blocks {
			if n := strings.Count(b, "\n"); strings.HasPrefix(b, "resource \""+typ+"\" ") && n > most {
				best, most = blocks, n
			}
		}
	}
	return best
}
