package engine

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// mover moves bindings as moved blocks say.
type mover struct {
	*planner
	moves []schema.Moved
	heads map[int][]schema.Moved // the blocks that bound addresses take in a swap
	to    map[string]string      // where each address goes that moves
	diags hcl.Diagnostics
}

// rebind moves bindings as the moved blocks say, whatever their order: one
// that leads to the beginning of another leads on to its end. Blocks that lead
// round exchange what is bound there, once: the bindings remember it as long as
// the blocks are there.
func (p *planner) rebind(c source) hcl.Diagnostics {
	if len(c.Moved()) == 0 && len(p.plan.Bindings.Swapped) == 0 {
		return nil
	}
	p.follow = schema.NewMovesAfter(c.Moved(), p.plan.Bindings.Swapped)
	m := &mover{planner: p, heads: map[int][]schema.Moved{}, to: map[string]string{}}
	m.find()
	m.swap()
	m.move()
	m.rename()
	return m.diags
}

// find finds the moves of what is bound.
func (m *mover) find() {
	for _, from := range m.plan.Bindings.Addrs() {
		way, ends := m.follow.Follow(from)
		if !ends {
			m.circle(way, from)
			continue
		}
		for _, s := range m.follow.Swaps(from) {
			m.heads[s.Number] = append(m.heads[s.Number], s.Block)
		}
		if way.To != from {
			m.moves = append(m.moves, way)
		}
	}
}

// circle reports blocks that lead nowhere.
func (m *mover) circle(way schema.Moved, from string) {
	m.diags = append(m.diags, problem(codeMoved, way.Range, from, "The moved blocks lead from %s in a circle, or out of one that is not made yet. Take one of them out; or make the swap alone, apply it, and then write the other moves.", from))
}

// swap remembers swaps as made. One with a single address that is bound is none:
// the blocks say two things of that.
func (m *mover) swap() {
	for _, n := range slices.Sorted(maps.Keys(m.heads)) {
		heads := m.heads[n]
		if !slices.ContainsFunc(heads, func(b schema.Moved) bool { return b.From != heads[0].From }) {
			m.circle(heads[0], heads[0].From)
		}
	}
	m.plan.Bindings.Swapped = m.follow.Made()
}

// move gives the bindings of all addresses that move to the others at once.
func (m *mover) move() {
	entries, going := m.plan.Bindings.Entries, map[string]Binding{}
	slices.SortFunc(m.moves, func(a, b schema.Moved) int { return strings.Compare(a.From, b.From) })
	for _, way := range m.moves {
		going[way.From] = entries[way.From]
		delete(entries, way.From)
	}
	for _, way := range m.moves {
		b := going[way.From]
		if d := m.refused(way, b); d != nil {
			m.diags = append(m.diags, d)
			continue
		}
		entries[way.To], m.to[way.From] = b, way.To
		m.plan.Moved = append(m.plan.Moved, way)
	}
}

// refused says why a binding cannot move, or nil.
func (m *mover) refused(way schema.Moved, b Binding) *hcl.Diagnostic {
	if there, taken := m.plan.Bindings.Entries[way.To]; taken {
		return problem(codeMoved, way.Range, way.To, "%s cannot become %s, which is bound to %s already. Remove one of the two from the bindings, or take the moved block out.", way.From, way.To, there.ID)
	}
	if t := schema.AddrType(way.To); t != b.Type {
		return problem(codeMoved, way.Range, way.To, "%s is a %s and cannot become %s, which is a %s.", way.From, b.Type, way.To, t)
	}
	return nil
}

// rename changes the addresses in what others need: those of objects that moved,
// and those of blocks that are needed whole.
func (m *mover) rename() {
	entries := m.plan.Bindings.Entries
	for addr, e := range entries {
		var needs []string
		for i, need := range e.Needs {
			to := m.now(need)
			if to != need && needs == nil {
				needs = slices.Clone(e.Needs)
			}
			if to != need {
				needs[i] = to
			}
		}
		if needs != nil {
			e.Needs = needs
			entries[addr] = e
		}
	}
}

// now is what an address that something needs is called after all moves.
func (m *mover) now(need string) string {
	if to, moved := m.to[need]; moved {
		return to
	}
	if _, stays := m.plan.Bindings.Entries[need]; stays {
		return need
	}
	if way, ends := m.follow.Follow(need); ends {
		return way.To
	}
	return need
}

// restless reports resources from which a moved block still leads away: each
// apply would move their objects, and make others for them.
func (p *planner) restless() hcl.Diagnostics {
	var diags hcl.Diagnostics
	follow := schema.NewMovesAfter(p.plan.Topology.Moved, p.plan.Bindings.Swapped)
	for _, r := range p.plan.Topology.Resources {
		if m, ok := follow.Follow(r.Addr); ok && m.To != r.Addr {
			diags = append(diags, problem(codeMoved, m.Range, r.Addr, "A moved block leads from %s to %s, and %s is still written: each apply would move its object there and make another one. Take the moved block out, or the resource.", r.Addr, m.To, r.Addr))
		}
	}
	return diags
}

// unfollowed reports objects that would be destroyed though a moved block leads
// away from an address that they have or had: whatever the blocks say together,
// that one was not followed.
func (p *planner) unfollowed() hcl.Diagnostics {
	if p.follow == nil {
		return nil
	}
	was := map[string]string{}
	for _, m := range p.plan.Moved {
		was[m.To] = m.From
	}
	var diags hcl.Diagnostics
	for _, addr := range p.plan.Bindings.Addrs() {
		if p.plan.Topology.Resource(addr) != nil || p.kept(addr) {
			continue
		}
		from := cmp.Or(was[addr], addr)
		if b, left := p.follow.Unfollowed(from); left {
			diags = append(diags, problem(codeMoved, b.Range, from, "A moved block leads from %s to %s and is not followed by what is bound to %s, which would be destroyed as %s. Write one moved block from %s to where it is now; or, to destroy it, take this one out.", b.From, b.To, from, addr, from))
		}
	}
	return diags
}
