package rules

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"

	"netplan/schema"
)

// TestShadowedIsWhatNothingTakes holds the rule against every single address:
// exactly the routes that are the longest for none, and that do not lie in one
// VSwitch, are found.
func TestShadowedIsWhatNothingTakes(t *testing.T) {
	many := 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 3))
		var routes, vswitches []ranged
		for i := range 1 + r.IntN(14) {
			routes = append(routes, ranged{&schema.Resource{Addr: fmt.Sprint("r", i)}, smallPrefix(r)})
		}
		for i := range r.IntN(5) {
			vswitches = append(vswitches, ranged{&schema.Resource{Addr: fmt.Sprint("v", i)}, smallPrefix(r)})
		}
		want := untaken(routes, vswitches)
		have := map[netip.Prefix]bool{}
		shadowed(slices.Clone(routes), fill(vswitches), func(o *open) { have[o.p] = true })
		for _, x := range routes {
			if have[x.p] != want[x.p] {
				t.Fatalf("seed %d: %s is shadowed: %v, want %v, among %v beside %v", seed, x.p, have[x.p], want[x.p], shownRanges(routes), shownRanges(vswitches))
			}
		}
		many += len(have)
	}
	if many < 100 {
		t.Errorf("%d shadowed routes were drawn, want 100 or more", many)
	}
}

// smallPrefix lies at either end of the address space, in 64 addresses.
func smallPrefix(r *rand.Rand) netip.Prefix {
	addr := netip.AddrFrom4([4]byte{255, 255, 255, 192 + byte(r.IntN(64))})
	if r.IntN(4) == 0 {
		addr = netip.AddrFrom4([4]byte{0, 0, 0, byte(r.IntN(64))})
	}
	return netip.PrefixFrom(addr, 26+r.IntN(7)).Masked()
}

// untaken are the routes that no address takes, without those in one VSwitch.
func untaken(routes, vswitches []ranged) map[netip.Prefix]bool {
	none := map[netip.Prefix]bool{}
	for _, x := range routes {
		none[x.p] = !slices.ContainsFunc(vswitches, func(v ranged) bool { return inside(x.p, v.p) })
	}
	for _, start := range []netip.Addr{netip.MustParseAddr("0.0.0.0"), netip.MustParseAddr("255.255.255.192")} {
		for i, a := 0, start; i < 64; i, a = i+1, a.Next() {
			best := netip.Prefix{}
			for _, x := range routes {
				if x.p.Contains(a) && (!best.IsValid() || x.p.Bits() > best.Bits()) {
					best = x.p
				}
			}
			if !slices.ContainsFunc(vswitches, func(v ranged) bool { return v.p.Contains(a) }) {
				delete(none, best)
			}
		}
	}
	return none
}

func shownRanges(list []ranged) (texts []string) {
	for _, x := range list {
		texts = append(texts, x.p.String())
	}
	return texts
}
