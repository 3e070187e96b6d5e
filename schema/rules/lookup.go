package rules

import (
	"net/netip"
	"slices"

	"netplan/schema"
)

// lookup finds among prefixes those around or inside another, in the time that
// a binary search takes. Of equal ones the first counts.
type lookup struct {
	at     map[netip.Prefix]*schema.Resource
	sorted []netip.Prefix
	tidy   bool
}

// add puts in a prefix without host bits and what it is of.
func (l *lookup) add(p netip.Prefix, r *schema.Resource) {
	if l.at == nil {
		l.at = map[netip.Prefix]*schema.Resource{}
	}
	if l.at[p] == nil {
		l.at[p] = r
		l.sorted, l.tidy = append(l.sorted, p), false
	}
}

// around is the longest prefix that is p or contains it, and what it is of; nil
// if there is none.
func (l *lookup) around(p netip.Prefix) (netip.Prefix, *schema.Resource) {
	if l == nil {
		return netip.Prefix{}, nil
	}
	for bits := p.Bits(); bits >= 0; bits-- {
		outer := netip.PrefixFrom(p.Addr(), bits).Masked()
		if r := l.at[outer]; r != nil {
			return outer, r
		}
	}
	return netip.Prefix{}, nil
}

// meets says whether a prefix overlaps p.
func (l *lookup) meets(p netip.Prefix) bool {
	if l == nil {
		return false
	}
	if _, r := l.around(p); r != nil {
		return true
	}
	if !l.tidy {
		slices.SortFunc(l.sorted, netip.Prefix.Compare)
		l.tidy = true
	}
	i, _ := slices.BinarySearchFunc(l.sorted, p, netip.Prefix.Compare)
	return i < len(l.sorted) && p.Contains(l.sorted[i].Addr())
}
