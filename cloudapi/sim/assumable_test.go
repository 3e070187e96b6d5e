package sim_test

import (
	"strings"
	"testing"

	"netplan/cloudapi/sim"
)

// TestAssumable: an id is one, and says what it stands for.
func TestAssumable(t *testing.T) {
	for id, want := range map[string]string{
		"i-web_1": "", "lb-front": "", "havip-a": "", "eni-1": "", "ri-far": "", "vpn-far": "", "ipv6gw-1": "", "ipv6-1": "",
		"":        "does not say what it stands for; there are i-, lb-, eni-, havip-, ri-, vpn-, ipv6gw-, ipv6-",
		"foo":     `"foo" does not say`,
		"vpc-1":   `"vpc-1" does not say`,
		"I-1":     "does not say",
		" i-1":    "does not say",
		"i-":      "is the beginning of an id only",
		"i-1 ":    "is not one id; an id has letters, digits, - and _ only",
		"i-1,i-2": "is not one id",
		"ipv6-ä":  "is not one id",
	} {
		err := sim.Assumable(id)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: have %v, want %q", id, err, want)
		}
	}
}
