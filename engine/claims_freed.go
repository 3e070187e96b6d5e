package engine

import (
	"net/netip"
	"slices"

	"netplan/schema"
)

// freed finds the steps that free what overlaps a claim.
type freed struct {
	keys map[string][]*Step            // by what competes and the value
	uses map[string]map[string][]*Step // the same, and the user
	// prefixes are the steps by the prefix that they free, see ranges; around are
	// those by each prefix that holds it.
	prefixes, around map[string][]*Step
}

func newFreed() *freed {
	return &freed{keys: map[string][]*Step{}, uses: map[string]map[string][]*Step{}, prefixes: map[string][]*Step{}, around: map[string][]*Step{}}
}

func (f *freed) add(h held, s *Step) {
	switch h.claim.Kind {
	case schema.Key:
		for _, value := range h.seenAs() {
			name := h.competes() + "\x00" + value
			f.keys[name] = append(f.keys[name], s)
		}
	case schema.Use:
		name := h.competes() + "\x00" + h.value
		if f.uses[name] == nil {
			f.uses[name] = map[string][]*Step{}
		}
		f.uses[name][h.user] = append(f.uses[name][h.user], s)
	case schema.Prefix, schema.Around, schema.Within:
		f.addPrefix(h, s)
	}
}

func (f *freed) addPrefix(h held, s *Step) {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return
	}
	name := ranges(h, h.claim.Kind, p.Masked())
	f.prefixes[name] = append(f.prefixes[name], s)
	for bits := p.Bits() - 1; bits >= 0; bits-- {
		name := ranges(h, h.claim.Kind, netip.PrefixFrom(p.Addr(), bits).Masked())
		f.around[name] = append(f.around[name], s)
	}
}

// ranges names a prefix among those of one kind that a claim competes with.
func ranges(h held, kind schema.ClaimKind, p netip.Prefix) string {
	return string(rune('0'+kind)) + h.competes() + "\x00" + p.String()
}

// overlapping are the steps that free an equal value, or a prefix that holds
// the wanted one or lies in it. Two prefixes overlap in no other way.
func (f *freed) overlapping(h held) []*Step {
	switch h.claim.Kind {
	case schema.Key:
		var list []*Step
		for _, value := range h.looksFor() {
			list = append(list, f.keys[h.competes()+"\x00"+value]...)
		}
		return list
	case schema.Use:
		var list []*Step
		for user, steps := range f.uses[h.competes()+"\x00"+h.value] {
			if user != h.user {
				list = append(list, steps...)
			}
		}
		return list
	case schema.Prefix:
		return append(f.inside(h, schema.Prefix), f.holding(h, schema.Prefix)...)
	case schema.Around:
		return append(f.inside(h, schema.Within), f.equal(h, schema.Within)...)
	case schema.Within:
		return f.holding(h, schema.Around)
	}
	return nil
}

// inside are the steps that free a prefix of a kind inside a claim's.
func (f *freed) inside(h held, kind schema.ClaimKind) []*Step {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return nil
	}
	return slices.Clone(f.around[ranges(h, kind, p.Masked())])
}

// equal are the steps that free a claim's prefix of a kind.
func (f *freed) equal(h held, kind schema.ClaimKind) []*Step {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return nil
	}
	return f.prefixes[ranges(h, kind, p.Masked())]
}

// holding are the steps that free a claim's prefix of a kind, or one around it.
func (f *freed) holding(h held, kind schema.ClaimKind) []*Step {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return nil
	}
	var list []*Step
	for bits := p.Bits(); bits >= 0; bits-- {
		list = append(list, f.prefixes[ranges(h, kind, netip.PrefixFrom(p.Addr(), bits).Masked())]...)
	}
	return list
}
