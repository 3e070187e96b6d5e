package between

import (
	"netplan/schema"
)

// pairs says which resource before is which one now.
type pairs struct {
	// was are the resources before, by the address that they have now.
	was map[string]*schema.Resource
	// now are the addresses of those that have another one now, by the one
	// before.
	now map[string]string
	// moved are the moves, in the order of From.
	moved []schema.Moved
}

// pair follows the moved blocks of the topology now. Where two would have the
// same address, one that had it before keeps it.
func pair(before, now *schema.Topology) *pairs {
	p := &pairs{was: map[string]*schema.Resource{}, now: map[string]string{}}
	follow := schema.NewMoves(now.Moved)
	var going []schema.Moved
	for _, r := range before.Resources {
		way, ends := follow.Follow(r.Addr)
		if ends && way.To != r.Addr && schema.AddrType(way.To) == r.Type.Name {
			going = append(going, way)
		} else {
			p.was[r.Addr] = r
		}
	}
	for _, m := range going {
		r := before.Resource(m.From)
		if p.was[m.To] != nil {
			p.was[m.From] = r
			continue
		}
		p.was[m.To], p.now[m.From] = r, m.To
		p.moved = append(p.moved, m)
	}
	return p
}

// nameNow is the address now of what had an address before.
func (p *pairs) nameNow(addr string) string {
	if to, moved := p.now[addr]; moved {
		return to
	}
	return addr
}
