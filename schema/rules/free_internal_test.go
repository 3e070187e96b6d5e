package rules

import (
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"
)

// TestRoomIsFree takes blocks out of random spaces until no address is left:
// each is inside, overlaps nothing else, and none is refused while there is
// one.
func TestRoomIsFree(t *testing.T) {
	outer := netip.MustParsePrefix("10.0.0.0/22")
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		var taken []netip.Prefix
		for range r.IntN(12) {
			taken = append(taken, randomPrefix(r, 20))
		}
		m := newRoom([]netip.Prefix{outer}, taken)
		for {
			bits := 22 + r.IntN(11)
			p, ok := m.take(bits)
			if want := blocksFree(outer, taken, bits) > 0; ok != want {
				t.Fatalf("seed %d: a free /%d beside %v: %v, want %v", seed, bits, taken, ok, want)
			}
			if ok && (p.Bits() != bits || p != p.Masked() || !inside(p, outer) || slices.ContainsFunc(taken, p.Overlaps)) {
				t.Fatalf("seed %d: %s is no free /%d beside %v", seed, p, bits, taken)
			}
			if ok {
				taken = append(taken, p)
			} else if bits == 32 {
				break
			}
		}
	}
}

// randomPrefix lies around or in 10.0.0.0/22.
func randomPrefix(r *rand.Rand, least int) netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{10, 0, byte(r.IntN(5)), byte(r.IntN(256))}), least+r.IntN(33-least)).Masked()
}

// blocksFree counts the free blocks of a prefix length, one by one.
func blocksFree(outer netip.Prefix, taken []netip.Prefix, bits int) (n int) {
	for p := netip.PrefixFrom(outer.Addr(), bits); outer.Contains(p.Addr()); {
		if !slices.ContainsFunc(taken, p.Overlaps) {
			n++
		}
		bytes := p.Addr().As4()
		next := uint64(bytes[0])<<24 | uint64(bytes[1])<<16 | uint64(bytes[2])<<8 | uint64(bytes[3])
		next += 1 << (32 - bits)
		p = netip.PrefixFrom(netip.AddrFrom4([4]byte{byte(next >> 24), byte(next >> 16), byte(next >> 8), byte(next)}), bits)
	}
	return n
}
