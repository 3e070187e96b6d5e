package engine

import (
	"maps"
	"slices"
	"strings"
)

// contest is what a step takes that another frees.
type contest struct {
	names map[string]bool // of the claims
	whys  map[string]bool
}

// contests are those of all steps, by the one that takes and the one that frees.
func (o *orderer) contests() map[wish]contest {
	all := map[wish]contest{}
	o.contend(func(s, free *Step, h held) {
		edge := wish{s.Key, free.Key}
		if all[edge].names == nil {
			all[edge] = contest{map[string]bool{}, map[string]bool{}}
		}
		all[edge].names[h.claim.Name], all[edge].whys[o.taking(s, free, h)] = true, true
	})
	return all
}

// why is the reason of the one to wait for the other, if there is no other
// reason, as tidyNeeds writes it.
func (c contest) why() string {
	return strings.Join(slices.Sorted(maps.Keys(c.whys)), "; ")
}
