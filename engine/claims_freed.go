package engine

import (
	"net/netip"
	"slices"

	"netplan/schema"
)

// freed finds who frees, or has, what overlaps a claim: steps or tenants.
type freed[T any] struct {
	keys map[string][]T            // by what competes and the value
	uses map[string]map[string][]T // the same, and the user
	// prefixes are those of T by the prefix that they free, see ranges; around are
	// those by each prefix that holds it.
	prefixes, around map[string][]T
}

func newFreed[T any]() *freed[T] {
	return &freed[T]{keys: map[string][]T{}, uses: map[string]map[string][]T{}, prefixes: map[string][]T{}, around: map[string][]T{}}
}

func (f *freed[T]) add(h held, s T) {
	switch h.claim.Kind {
	case schema.Key:
		for _, value := range h.seenAs() {
			name := h.competes() + "\x00" + value
			f.keys[name] = append(f.keys[name], s)
		}
	case schema.Use:
		name := h.competes() + "\x00" + h.value
		if f.uses[name] == nil {
			f.uses[name] = map[string][]T{}
		}
		f.uses[name][h.user] = append(f.uses[name][h.user], s)
	case schema.Prefix, schema.Around, schema.Within:
		f.addPrefix(h, s)
	}
}

func (f *freed[T]) addPrefix(h held, s T) {
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

// overlapping are those that free an equal value, or a prefix that holds
// the wanted one or lies in it. Two prefixes overlap in no other way.
func (f *freed[T]) overlapping(h held) []T {
	switch h.claim.Kind {
	case schema.Key:
		var list []T
		for _, value := range h.looksFor() {
			list = append(list, f.keys[h.competes()+"\x00"+value]...)
		}
		return list
	case schema.Use:
		var list []T
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

// inside are those that free a prefix of a kind inside a claim's.
func (f *freed[T]) inside(h held, kind schema.ClaimKind) []T {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return nil
	}
	return slices.Clone(f.around[ranges(h, kind, p.Masked())])
}

// equal are those that free a claim's prefix of a kind.
func (f *freed[T]) equal(h held, kind schema.ClaimKind) []T {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return nil
	}
	return f.prefixes[ranges(h, kind, p.Masked())]
}

// holding are those that free a claim's prefix of a kind, or one around it.
func (f *freed[T]) holding(h held, kind schema.ClaimKind) []T {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return nil
	}
	var list []T
	for bits := p.Bits(); bits >= 0; bits-- {
		list = append(list, f.prefixes[ranges(h, kind, netip.PrefixFrom(p.Addr(), bits).Masked())]...)
	}
	return list
}
