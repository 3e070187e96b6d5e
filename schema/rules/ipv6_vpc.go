package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var ipv6OfVPC = &schema.Rule{
	Code:     "NP-IPV6-VPC",
	Summary:  "VPC without IPv6",
	Doc:      "An IPv6 gateway, and a VSwitch with an IPv6 range, are in a VPC with IPv6: one with enable_ipv6 = true or with an ipv6_cidr_block.",
	Section:  "5.1, 6.4, 14.1",
	Types:    []string{"ipv6_gateway", "vswitch"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for _, needs := range [][2]string{{"ipv6_gateway", "vpc_id"}, {"vswitch", "ipv6_cidr_block"}} {
			for r := range each(c, needs[0]) {
				vpc := owner(c, r, "vpc_id")
				if vpc == nil || vpc.Type.Name != "vpc" || !wantsIPv6(r, needs[1]) || hasIPv6(vpc) {
					continue
				}
				c.ReportPair(r, r.AttrRange(needs[1]), vpc.Range, fmt.Sprintf("%s has no IPv6 range. Write enable_ipv6 = true there, or remove %s.", vpc.Addr, removable(r, needs[1])))
			}
		}
	},
}

// wantsIPv6 says whether a resource has what needs IPv6. A number that is not
// known yet may be none.
func wantsIPv6(r *schema.Resource, attr string) bool {
	return r.Value(attr).Written() && (attr == "vpc_id" || r.Value(attr).Known())
}

// removable is what has to go where a VPC has no IPv6.
func removable(r *schema.Resource, attr string) string {
	if attr == "vpc_id" {
		return r.Addr
	}
	return attr
}

// hasIPv6 says whether a VPC has an IPv6 range, or may have one: what is not
// known yet may be true.
func hasIPv6(vpc *schema.Resource) bool {
	on := vpc.Value("enable_ipv6")
	return vpc.Value("ipv6_cidr_block").Written() || on.Written() && (!on.V.IsKnown() || on.V.True())
}

var ipv6Block = &schema.Rule{
	Code:     "NP-IPV6-BLOCK",
	Summary:  "Malformed IPv6 range",
	Doc:      "The IPv6 range of a VPC is a prefix of 56 bits without host bits; each VSwitch has 64 bits of it, the last 8 of which are its ipv6_cidr_block.",
	Section:  "5.1, 6.4",
	Types:    []string{"vpc"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpc") {
			s, ok := text(c, r, "ipv6_cidr_block")
			p, err := netip.ParsePrefix(s)
			if ok && (err != nil || !p.Addr().Is6() || p.Bits() != 56 || p != p.Masked()) {
				c.Report(r, r.AttrRange("ipv6_cidr_block"), fmt.Sprintf("ipv6_cidr_block is %s; write an IPv6 prefix of 56 bits, such as \"2408:4003:1000:100::/56\", or enable_ipv6 = true alone to be given one.", shown(r, "ipv6_cidr_block", s)))
			}
		}
	},
}
