package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// story tells of a pair that fails, made as small as it fails in the same way.
func (p *pair) story(t testing.TB, seed uint64, f *fault) string {
	small, f := p.shrunk(t, seed, f)
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d: %s\nchanged: %s\n", seed, f, strings.Join(p.done, ", "))
	fmt.Fprintf(&b, "--- the first:\n%s--- the second:\n%s", small.have, small.want)
	for i, text := range small.modules {
		if strings.Contains(small.want.String(), fmt.Sprintf("./module%d\"", i)) {
			fmt.Fprintf(&b, "--- module%d:\n%s", i, text)
		}
	}
	return b.String()
}

// shrinks bounds how often a smaller pair is tried.
const shrinks = 250

// shrunk takes blocks and arguments out of both topologies of a pair as long as
// it fails in the same way.
func (p *pair) shrunk(t testing.TB, seed uint64, f *fault) (*pair, *fault) {
	small, left := p, shrinks
	fails := func(q *pair) bool {
		if left == 0 || !q.valid(t) {
			return false
		}
		left--
		_, again := q.try(t, seed)
		if !again.same(f) {
			return false
		}
		small, f = q, again
		return true
	}
	for size := max(len(p.have.parts), len(p.want.parts)); size > 0; {
		before := left
		shorter := small.without(size, fails)
		if shorter && left > 0 {
			continue
		}
		if size == 1 && (before == left || !shorter) {
			break
		}
		size /= 2
	}
	small.bare(fails)
	return small, f
}

// valid says whether validate accepts both.
func (p *pair) valid(t testing.TB) bool {
	s := newSite(t)
	s.modules = p.modules
	return s.valid(p.have.String()) && s.valid(p.want.String())
}

// without tries the pair without runs of so many parts, in both topologies or in
// one; it says whether that ever failed.
func (p *pair) without(size int, fails func(*pair) bool) bool {
	var addrs []string
	for _, s := range []*sketch{p.have, p.want} {
		for _, part := range s.parts {
			if !slices.Contains(addrs, part.addr()) {
				addrs = append(addrs, part.addr())
			}
		}
	}
	for i := 0; i < len(addrs); i += size {
		cut := addrs[i:min(i+size, len(addrs))]
		for _, q := range []*pair{
			{have: p.have.cut(cut), want: p.want.cut(cut)}, {have: p.have.cut(cut), want: p.want}, {have: p.have, want: p.want.cut(cut)},
		} {
			q.modules, q.done = p.modules, p.done
			if (len(q.have.parts) < len(p.have.parts) || len(q.want.parts) < len(p.want.parts)) && fails(q) {
				return true
			}
		}
	}
	return false
}

// cut is a sketch without some addresses and what refers to them.
func (s *sketch) cut(addrs []string) *sketch {
	copied := s.clone()
	for _, addr := range addrs {
		if p := copied.part(addr); p != nil {
			copied.prune(p)
		}
	}
	return copied
}

// bare takes arguments out.
func (p *pair) bare(fails func(*pair) bool) {
	q := p
	for _, addr := range p.want.addrs(p.have) {
		names := map[string]bool{}
		for _, s := range []*sketch{q.have, q.want} {
			if part := s.part(addr); part != nil {
				for _, l := range part.body {
					names[l.name] = true
				}
			}
		}
		for name := range names {
			less := &pair{have: q.have.bare(addr, name), want: q.want.bare(addr, name), modules: q.modules, done: q.done}
			if fails(less) {
				q = less
			}
		}
	}
}

// addrs are the addresses of two sketches.
func (s *sketch) addrs(other *sketch) (list []string) {
	for _, p := range slices.Concat(s.parts, other.parts) {
		if !slices.Contains(list, p.addr()) {
			list = append(list, p.addr())
		}
	}
	return list
}

// bare is a sketch without one argument of an address.
func (s *sketch) bare(addr, name string) *sketch {
	copied := s.clone()
	if p := copied.part(addr); p != nil {
		p.body = slices.DeleteFunc(p.body, func(l piece) bool { return l.name == name })
	}
	return copied
}
