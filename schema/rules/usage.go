package rules

import "netplan/schema"

// Usage is how much of a quota is used.
type Usage struct {
	Quota string // its name
	// Space is where it is counted: the account, a region, an address, with the
	// label of the cloud block in front of |; Words is the same for people.
	Space, Words string
	Count        int
	// Limit is 0 where there is none to be known.
	Limit int
	// From says where the limit comes from.
	From string
}

// Usages are the quotas that a topology uses, in the order in which it uses
// them. Those that must not be told are left out.
func Usages(t *schema.Topology) []Usage {
	c := &schema.Checker{Topology: t}
	index, hides := map[string]int{}, map[string]bool{}
	var list []Usage
	for _, r := range t.Resources {
		for _, s := range slots(c, r) {
			key := s.quota + "|" + s.space
			hides[key] = hides[key] || s.secret || s.words == hidden
			i, seen := index[key]
			if !seen {
				limit := limitOf(c, s)
				i, index[key] = len(list), len(list)
				list = append(list, Usage{Quota: s.quota, Space: s.space, Words: s.whose(), Limit: limit.n, From: limit.from})
			}
			list[i].Count += s.n
		}
	}
	kept := list[:0]
	for _, u := range list {
		if !hides[u.Quota+"|"+u.Space] {
			kept = append(kept, u)
		}
	}
	return kept
}

// whose is the space of a slot in words; that of the resource itself is its
// address.
func (s slot) whose() string {
	if s.space == s.r.Addr {
		return s.r.Addr
	}
	return s.words
}
