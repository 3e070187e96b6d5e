package rules

import (
	"net/netip"
	"testing"
)

// TestUnsuggested takes off all that suggest may say.
func TestUnsuggested(t *testing.T) {
	outer := netip.MustParsePrefix("10.0.0.0/24")
	full, half := newRoom([]netip.Prefix{outer}, []netip.Prefix{outer}), newRoom([]netip.Prefix{outer}, []netip.Prefix{netip.MustParsePrefix("10.0.0.0/25")})
	for _, text := range []string{
		half.suggest(24, "10.0.0.0/24"), half.suggest(26, "10.0.0.0/24"), full.suggest(26, "private address space with all that is connected"),
		` Free in all that is connected: "10.0.0.0/24".`,
	} {
		const before, behind = "it is \"10.0.0.0/24\".", " The value comes from outside: --var."
		if have := Unsuggested(before + text + behind); text == "" || have != before+behind {
			t.Errorf("%q becomes %q", text, have)
		}
	}
}
