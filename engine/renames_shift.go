package engine

import (
	"maps"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// shifts finds objects that are replaced and are like what is wanted under
// another instance of their block: those behind an element that was taken out of
// a list, or put into it. They share what they find with renames.
type shifts struct {
	*renamer
	told schema.Cover // addresses that moved blocks name already
}

// shifts are those of replacements and of what goes.
func (r *renamer) shifts(replaced []*diff.Change) shifts {
	var told []schema.Removed
	for _, m := range r.plan.Topology.Moved {
		told = append(told, schema.Removed{From: m.From}, schema.Removed{From: m.To})
	}
	s := shifts{told: schema.NewCover(told), renamer: &renamer{
		planner: r.planner, gone: map[string][]*diff.Change{}, sketches: map[string]map[string][]*diff.Change{},
		counted: map[string]int{}, was: r.was, taken: r.taken,
	}}
	for at, list := range r.gone {
		s.gone[at] = slices.Clone(list)
	}
	for _, c := range replaced {
		b := r.plan.Bindings.Entries[c.Addr]
		at := spotName(b.Type, b.Cloud, b.Region)
		s.gone[at] = append(s.gone[at], c)
	}
	return s
}

// split are the resources that are new, and those that are there.
func (r *renamer) split(level []*schema.Resource) (made, again []*schema.Resource) {
	for _, want := range level {
		if r.changes[want.Addr].Verb == diff.Replace {
			again = append(again, want)
		} else {
			made = append(made, want)
		}
	}
	return made, again
}

// match finds resources by their natural attributes, else by all that is written
// of them, where a moved block would keep the object.
func (s shifts) match(level []*schema.Resource) {
	s.renamer.match(s.renamer.match(level, (*renamer).natural, nil), (*renamer).wholly, nil)
	for _, made := range level {
		if gone := s.was[made.Addr]; gone != nil && !s.keeps(made, gone) {
			delete(s.was, made.Addr)
		}
	}
}

// wholly are the attributes that a resource says, unless one is not known.
func (r *renamer) wholly(made *schema.Resource) []int {
	for i, v := range made.Values {
		if _, ok := r.text(made, i); !ok && v.Written() && !v.Known() {
			return nil
		}
	}
	return r.written(made)
}

// keeps says whether an object needs not be replaced to be what a resource wants,
// which is another instance of its block.
func (s shifts) keeps(made *schema.Resource, gone *diff.Change) bool {
	if made.Addr == gone.Addr || bare(made.Addr) != bare(gone.Addr) || s.told.Covers(made.Addr) || s.told.Covers(gone.Addr) {
		return false
	}
	for i := range made.Type.Attrs {
		a := &made.Type.Attrs[i]
		want, known := s.text(made, i)
		have, there := keyText(a, gone.Have.Values[i])
		if known && there && want != have && a.ReplacesNow(gone.Have) {
			return false
		}
	}
	return true
}

// bare is an address without its keys.
func bare(addr string) string {
	parts := schema.SplitAddr(addr)
	for i, part := range parts {
		parts[i], _, _ = strings.Cut(part, "[")
	}
	return strings.Join(parts, ".")
}

// rings takes the shifts out of pairs of addresses, and returns them as moves
// that lead round, sorted: the object at the end of a row takes the address at
// its beginning. Those that no moved blocks can say are left out.
func (p *planner) rings(pairs map[string]*diff.Change) (list [][]schema.Moved) {
	to := map[string]string{}
	for addr, c := range pairs {
		if c.Verb == diff.Replace || p.changes[addr].Verb == diff.Replace {
			to[c.Addr] = addr
			delete(pairs, addr)
		}
	}
	seen := map[string]bool{}
	for _, start := range starts(to) {
		if ring := round(to, start, seen); p.movable(ring) {
			list = append(list, ring)
		}
	}
	return list
}

// starts are the addresses where rows begin, and then all others, for circles.
func starts(to map[string]string) []string {
	ends := map[string]bool{}
	for _, addr := range to {
		ends[addr] = true
	}
	all := slices.Sorted(maps.Keys(to))
	list := slices.DeleteFunc(slices.Clone(all), func(addr string) bool { return ends[addr] })
	return append(list, all...)
}

// round is the ring that begins with an address.
func round(to map[string]string, start string, seen map[string]bool) (ring []schema.Moved) {
	at := start
	for to[at] != "" && !seen[at] {
		seen[at] = true
		ring = append(ring, schema.Moved{From: at, To: to[at]})
		at = to[at]
	}
	if len(ring) > 0 && at != start {
		ring = append(ring, schema.Moved{From: at, To: start})
	}
	return ring
}

// movable says whether moved blocks can say a ring: two of its addresses are
// bound at least.
func (p *planner) movable(ring []schema.Moved) bool {
	bound := 0
	for _, m := range ring {
		if _, ok := p.plan.Bindings.Entries[m.From]; ok {
			bound++
		}
	}
	return bound > 1
}
