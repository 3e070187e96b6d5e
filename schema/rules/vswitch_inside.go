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
		taken := vswitchRanges(c)
		for r := range each(c, "vswitch") {
			vpc := owner(c, r, "vpc_id")
			p, ok := prefix(r, "cidr_block")
			if !ok || vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			outer, ok := vpcPrefix(vpc)
			if ok && !inside(p, outer) {
				other := vpc.AttrRange("cidr_block")
				c.ReportPair(r, r.AttrRange("cidr_block"), other, fmt.Sprintf("cidr_block is %s, and %s has %s.%s", shown(r, "cidr_block", p), vpc.Addr, shown(vpc, "cidr_block", outer), inVPC(vpc, taken[vpc.Addr], ranged{r, p})))
			}
		}
	},
}

// vpcPrefix is the range of a VPC; one that is not written is the API's
// default (5.1).
func vpcPrefix(vpc *schema.Resource) (netip.Prefix, bool) {
	if !vpc.Value("cidr_block").Written() {
		return netip.MustParsePrefix("172.16.0.0/12"), true
	}
	return prefix(vpc, "cidr_block")
}

// inVPC suggests a free range of the size of x in a VPC, unless the ranges of
// which it would be made must not be told.
func inVPC(vpc *schema.Resource, group []ranged, x ranged) string {
	outer, ok := vpcPrefix(vpc)
	if !ok || secret(vpc, "cidr_block") || secret(x.r, "cidr_block") {
		return ""
	}
	taken := make([]netip.Prefix, len(group))
	for i, g := range group {
		if secret(g.r, "cidr_block") {
			return ""
		}
		taken[i] = g.p
	}
	return suggest(outer, taken, x.p.Bits())
}

// vswitchRanges are the VSwitches by the address of their VPC.
func vswitchRanges(c *schema.Checker) map[string][]ranged {
	ranges := map[string][]ranged{}
	for r := range each(c, "vswitch") {
		if vpc := owner(c, r, "vpc_id"); vpc != nil {
			if p, ok := prefix(r, "cidr_block"); ok {
				ranges[vpc.Addr] = append(ranges[vpc.Addr], ranged{r, p})
			}
		}
	}
	return ranges
}
