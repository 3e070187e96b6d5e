package rules

import (
	"fmt"
	"math/big"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var vpnSettings = &schema.Rule{
	Code:     "NP-VPN-SETTINGS",
	Summary:  "Wrong IPsec setting",
	Doc:      "In ike_config and ipsec_config a digest is sha1 or md5, a lifetime 0 to 86400 seconds, and local_id and remote_id are IPv4 addresses or domain names. No text is empty: the API counts that as left out.",
	Section:  "15.11, 15.12, 15.14",
	Types:    []string{"vpn_connection"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpn_connection") {
			for _, block := range []string{"ike_config", "ipsec_config"} {
				i := r.Type.Index(block)
				for p := range places(r, &r.Type.Attrs[i], r.Values[i]) {
					if wrong := settingFault(p); wrong != "" {
						c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s: %s.", p.attr.Name, p.show(), wrong))
					}
				}
			}
		}
	},
}

// settingFault says what is wrong with a setting, beyond what a fixed set of
// values tells, or nothing.
func settingFault(p place) string {
	if p.v.Type() == cty.Number {
		if p.v.AsBigFloat().Cmp(big.NewFloat(86400)) > 0 {
			return "a lifetime is 0 to 86400 seconds"
		}
		return ""
	}
	s, _ := p.text()
	switch name := p.attr.Name; {
	case listed(p.attr):
	case s == "":
		return "it is empty, which counts as left out; write a text, or take the line out"
	case strings.HasSuffix(name, "_auth_alg") && !slices.Contains([]string{"sha1", "md5"}, strings.ToLower(s)):
		return "write \"sha1\" or \"md5\""
	case strings.HasSuffix(name, "_id") && !peerID(s):
		return "write an IPv4 address or a domain name"
	}
	return ""
}

// listed says whether an attribute has a fixed set of values, which the rule
// NP-ENUM checks.
func listed(a *schema.Attr) bool { return a.Derived.Rule != nil && len(a.Derived.Rule.Enum) > 0 }

// peerID says whether a text is an IPv4 address or a domain name (15.12).
func peerID(s string) bool {
	labels := strings.Split(s, ".")
	if _, err := strconv.Atoi(labels[len(labels)-1]); err == nil {
		ip, err := netip.ParseAddr(s)
		return err == nil && ip.Is4()
	}
	return len(s) <= 253 && !slices.ContainsFunc(labels, notLabel)
}

func notLabel(s string) bool {
	other := func(r rune) bool { return r > 127 || r == '_' || notInName(r) }
	return s == "" || len(s) > 63 || strings.ContainsFunc(s, other) || s[0] == '-' || s[len(s)-1] == '-'
}
