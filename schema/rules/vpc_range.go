package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vpcRange = &schema.Rule{
	Code:     "NP-VPC-RANGE",
	Summary:  "CIDR block not for VPC",
	Doc:      "The CIDR block of a VPC is 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, or lies inside one of them; its prefix length is 8 to 24.",
	Section:  "5.1",
	Types:    []string{"vpc"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpc") {
			p, ok := prefix(c, r, "cidr_block")
			if ok && p.Addr().Is4() && !forVPC(p) {
				c.Report(r, r.AttrRange("cidr_block"), fmt.Sprintf("cidr_block is %s; it must lie inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 with a prefix length of at most 24.%s",
					shown(r, "cidr_block", p), example(r, "cidr_block", privateLike(p))))
			}
		}
	},
}

var private = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"),
	netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.168.0.0/16"),
}

func forVPC(p netip.Prefix) bool {
	for _, range_ := range private {
		if inside(p, range_) {
			return p.Bits() <= 24
		}
	}
	return false
}

// inside says whether p lies in outer or is equal to it.
func inside(p, outer netip.Prefix) bool {
	return outer.Bits() <= p.Bits() && outer.Contains(p.Addr())
}

// privateLike is a permitted range near the one that was wanted.
func privateLike(p netip.Prefix) netip.Prefix {
	bits := min(max(p.Bits(), 8), 24)
	for _, range_ := range private {
		if range_.Overlaps(p) {
			near, _ := p.Addr().Prefix(max(bits, range_.Bits()))
			if inside(near, range_) {
				return near
			}
			return range_
		}
	}
	return netip.PrefixFrom(private[0].Addr(), bits)
}
