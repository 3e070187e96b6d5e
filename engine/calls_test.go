package engine_test

import (
	"strconv"
	"testing"
)

// TestAddressesOfPackage changes how many addresses a NAT bandwidth package
// has: at most 20 are removed by a call (17.9), and the plan counts each.
func TestAddressesOfPackage(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	example := types.Type("nat_bandwidth_package").Example
	s := newSite(t)
	s.apply(example)
	for _, test := range []struct{ count, adds, removes int }{{50, 1, 0}, {1, 0, 3}, {2, 1, 0}} {
		p := s.apply(with(example, "ip_count       = 2", "ip_count = "+strconv.Itoa(test.count)))
		if adds, removes := p.Calls["AddBandwidthPackageIps"], p.Calls["RemoveBandwidthPackageIps"]; adds != test.adds || removes != test.removes {
			t.Errorf("to %d addresses: %d calls add and %d remove, want %d and %d", test.count, adds, removes, test.adds, test.removes)
		}
	}
	s.destroy(example)
}
