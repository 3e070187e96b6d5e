package engine

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// mover moves bindings as moved blocks say.
type mover struct {
	*planner
	follow *schema.Moves
	moves  []schema.Moved
	swaps  map[string][]schema.Swap // of bound addresses, by ring
	to     map[string]string        // where each address goes that moves
	diags  hcl.Diagnostics
}

// rebind moves bindings as the moved blocks say, whatever their order: one
// that leads to the beginning of another leads on to its end. Blocks that lead
// round exchange what is bound there, once: the bindings remember it as long as
// the blocks are there.
func (p *planner) rebind(c source) hcl.Diagnostics {
	if len(c.Moved()) == 0 && len(p.plan.Bindings.Swapped) == 0 {
		return nil
	}
	m := &mover{planner: p, follow: schema.NewMoves(c.Moved()), swaps: map[string][]schema.Swap{}, to: map[string]string{}}
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
		switch s, round := m.follow.Swap(from); {
		case ends && way.To != from:
			m.moves = append(m.moves, way)
		case ends:
		case round:
			m.swaps[s.Ring] = append(m.swaps[s.Ring], s)
		default:
			m.circle(way, from)
		}
	}
}

// circle reports blocks that lead nowhere.
func (m *mover) circle(way schema.Moved, from string) {
	m.diags = append(m.diags, problem(codeMoved, way.Range, from, "The moved blocks lead from %s in a circle. Take one of them out.", from))
}

// swap adds the moves of swaps that are not made yet. One with a single address
// that is bound is none: the blocks say two things of that.
func (m *mover) swap() {
	var made []string
	before := map[string]bool{}
	for _, ring := range m.plan.Bindings.Swapped {
		before[ring] = true
	}
	for _, ring := range m.follow.Rings() {
		steps := m.swaps[ring]
		if !before[ring] && len(steps) > 0 {
			other := func(s schema.Swap) bool { return s.Head != steps[0].Head }
			if !slices.ContainsFunc(steps, other) {
				m.circle(steps[0].Way, steps[0].Way.From)
				continue
			}
			for _, s := range steps {
				m.moves = append(m.moves, s.Way)
			}
		}
		made = append(made, ring)
	}
	slices.Sort(made)
	m.plan.Bindings.Swapped = made
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
	if way, ends := m.follow.Follow(need); ends {
		return way.To
	}
	s, round := m.follow.Swap(need)
	if _, bound := m.plan.Bindings.Entries[need]; !round || bound || !m.swapsNow(s.Ring) {
		return need
	}
	return s.Way.To
}

// swapsNow says whether a swap is made by this plan.
func (m *mover) swapsNow(ring string) bool {
	steps := m.swaps[ring]
	return len(steps) > 0 && m.to[steps[0].Way.From] != ""
}

// restless reports resources from which a moved block still leads away: each
// apply would move their objects, and make others for them.
func (p *planner) restless() hcl.Diagnostics {
	var diags hcl.Diagnostics
	follow := schema.NewMoves(p.plan.Topology.Moved)
	for _, r := range p.plan.Topology.Resources {
		if m, ok := follow.Follow(r.Addr); ok && m.To != r.Addr {
			diags = append(diags, problem(codeMoved, m.Range, r.Addr, "A moved block leads from %s to %s, and %s is still written: each apply would move its object there and make another one. Take the moved block out, or the resource.", r.Addr, m.To, r.Addr))
		}
	}
	return diags
}
