package network_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff/network"
)

// TestNatural sorts texts as people do, with a total order.
func TestNatural(t *testing.T) {
	want := []string{"", "10.0.2.0/24", "10.0.10.0/24", "a", "a1", "a01", "a2", "b", "zone[2]", "zone[10]", "zone[10]x", "网络"}
	for turn := range want {
		have := slices.Concat(want[turn:], want[:turn])
		slices.SortFunc(have, network.Natural)
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("turned by %d (-want +have):\n%s", turn, d)
		}
	}
}

// FuzzNatural checks that it is an order: turned around where the texts are.
func FuzzNatural(f *testing.F) {
	f.Add("a1", "a01")
	f.Add("10.0.2", "10.0.10")
	f.Fuzz(func(t *testing.T, a, b string) {
		if network.Natural(a, b) != -network.Natural(b, a) || network.Natural(a, b) == 0 && a != b {
			t.Errorf("%q and %q: %d and %d", a, b, network.Natural(a, b), network.Natural(b, a))
		}
	})
}
