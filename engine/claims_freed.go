package engine

import (
	"net/netip"

	"netplan/schema"
)

// freed finds the steps that free what overlaps a claim.
type freed struct {
	keys map[string][]*Step            // by what competes and the value
	uses map[string]map[string][]*Step // the same, and the user
	// prefixes are the steps by what competes and the prefix that they free;
	// around are those by each prefix that holds it.
	prefixes, around map[string][]*Step
}

func newFreed() *freed {
	return &freed{keys: map[string][]*Step{}, uses: map[string]map[string][]*Step{}, prefixes: map[string][]*Step{}, around: map[string][]*Step{}}
}

func (f *freed) add(h held, s *Step) {
	switch h.claim.Kind {
	case schema.Key:
		name := h.competes() + "\x00" + h.value
		f.keys[name] = append(f.keys[name], s)
	case schema.Use:
		name := h.competes() + "\x00" + h.value
		if f.uses[name] == nil {
			f.uses[name] = map[string][]*Step{}
		}
		f.uses[name][h.user] = append(f.uses[name][h.user], s)
	case schema.Prefix:
		f.addPrefix(h, s)
	}
}

func (f *freed) addPrefix(h held, s *Step) {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return
	}
	f.prefixes[h.competes()+"\x00"+p.String()] = append(f.prefixes[h.competes()+"\x00"+p.String()], s)
	for bits := p.Bits() - 1; bits >= 0; bits-- {
		name := h.competes() + "\x00" + netip.PrefixFrom(p.Addr(), bits).Masked().String()
		f.around[name] = append(f.around[name], s)
	}
}

// overlapping are the steps that free an equal value, or a prefix that holds
// the wanted one or lies in it. Two prefixes overlap in no other way.
func (f *freed) overlapping(h held) []*Step {
	switch h.claim.Kind {
	case schema.Key:
		return f.keys[h.competes()+"\x00"+h.value]
	case schema.Use:
		var list []*Step
		for user, steps := range f.uses[h.competes()+"\x00"+h.value] {
			if user != h.user {
				list = append(list, steps...)
			}
		}
		return list
	case schema.Prefix:
		p, err := netip.ParsePrefix(h.value)
		if err != nil {
			return nil
		}
		list := f.around[h.competes()+"\x00"+p.String()]
		for bits := p.Bits(); bits >= 0; bits-- {
			list = append(list[:len(list):len(list)], f.prefixes[h.competes()+"\x00"+netip.PrefixFrom(p.Addr(), bits).Masked().String()]...)
		}
		return list
	}
	return nil
}
