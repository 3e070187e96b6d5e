package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vswitchInVPC = &schema.Rule{
	Code:     "NP-VSWITCH-OUTSIDE",
	Summary:  "VSwitch outside its VPC",
	Doc:      "The CIDR block of a VSwitch lies inside that of its VPC; it may be equal to it, and is the only VSwitch then.",
	Section:  "6.4",
	Types:    []string{"vswitch"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		free := newSpare(c)
		for r := range each(c, "vswitch") {
			vpc := owner(c, r, "vpc_id")
			p, ok := prefix(c, r, "cidr_block")
			if !ok || vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			outer, ok := vpcPrefix(c, vpc)
			if ok && !inside(p, outer) {
				other := vpc.AttrRange("cidr_block")
				c.ReportPair(r, r.AttrRange("cidr_block"), other, fmt.Sprintf("cidr_block is %s, and %s has %s.%s", shown(r, "cidr_block", p), vpc.Addr, shown(vpc, "cidr_block", outer), free.suggest(vpc, r, p.Bits())))
			}
		}
	},
}

// vpcPrefix is the range of a VPC; one that is not written is the API's
// default (5.1).
func vpcPrefix(c *schema.Checker, vpc *schema.Resource) (netip.Prefix, bool) {
	if !vpc.Value("cidr_block").Written() {
		return netip.MustParsePrefix("172.16.0.0/12"), true
	}
	return prefix(c, vpc, "cidr_block")
}
