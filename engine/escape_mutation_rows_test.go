package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// rowMutation puts together things that are right by themselves. In its texts
// $1 and $2 are the addresses of the parts that it takes, and @1 is the region
// of the first.
type rowMutation struct {
	name string
	// on are the types of the parts that it takes, each another one.
	on string
	// set are pairs of an argument of the first part and what it becomes.
	set []string
	// add are further blocks.
	add string
}

// mutation is the row mutation for the harness.
func (m rowMutation) mutation() mutation {
	return mutation{"row: " + m.name, func(r *rand.Rand, s *sketch) bool {
		taken := s.take(r, strings.Fields(m.on))
		if taken == nil {
			return false
		}
		var pairs []string
		for i, p := range taken {
			where := p.get("region")
			if where == "" {
				where = quote("%s", region)
			}
			pairs = append(pairs, fmt.Sprint("$", i+1), p.addr(), fmt.Sprint("@", i+1), where)
		}
		fill := strings.NewReplacer(pairs...)
		for i := 0; i < len(m.set); i += 2 {
			taken[0].set(m.set[i], fill.Replace(m.set[i+1]))
		}
		s.done = fill.Replace(m.on + ": $1")
		return s.add(fill.Replace(m.add))
	}}
}

// take are parts of types, or nil where there are too few.
func (s *sketch) take(r *rand.Rand, types []string) (taken []*part) {
	for _, typ := range types {
		left := slices.DeleteFunc(s.of(typ), func(p *part) bool { return slices.Contains(taken, p) })
		if len(left) == 0 {
			return nil
		}
		taken = append(taken, left[r.IntN(len(left))])
	}
	return taken
}

// add adds the resources of a text.
func (s *sketch) add(text string) bool {
	types, err := registry()
	if err != nil {
		return false
	}
	more, err := sketched(types, text)
	if err != nil {
		panic(err) // a mistake in the table
	}
	s.parts = append(s.parts, more.parts...)
	return true
}

// rowMutations are those of a table.
func rowMutations(tables ...[]rowMutation) (list []mutation) {
	for _, m := range slices.Concat(tables...) {
		list = append(list, m.mutation())
	}
	return list
}
