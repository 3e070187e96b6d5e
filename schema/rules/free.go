package rules

import (
	"fmt"
	"net/netip"

	"go4.org/netipx"
)

// suggest names a free range of a size inside a larger one, as the end of a
// message.
func suggest(outer netip.Prefix, taken []netip.Prefix, bits int) string {
	bits = max(bits, outer.Bits())
	var set netipx.IPSetBuilder
	set.AddPrefix(outer)
	for _, p := range taken {
		set.RemovePrefix(p)
	}
	free, err := set.IPSet()
	if err != nil {
		return ""
	}
	if p, _, ok := free.RemoveFreePrefix(uint8(bits)); ok {
		return fmt.Sprintf(" Free there: %q.", p)
	}
	return fmt.Sprintf(" No /%d is free in %s; %s.", bits, outer, largest(free))
}

// largest says what the largest free range is.
func largest(free *netipx.IPSet) string {
	var best netip.Prefix
	for _, p := range free.Prefixes() {
		if !best.IsValid() || p.Bits() < best.Bits() {
			best = p
		}
	}
	if !best.IsValid() {
		return "it is full"
	}
	return fmt.Sprintf("the largest free range is %q", best)
}
