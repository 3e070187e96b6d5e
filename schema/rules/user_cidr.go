package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// reserved is the range that the cloud keeps for its own services (5.1, 8.8).
var reserved = netip.MustParsePrefix("100.64.0.0/10")

var userCIDR = &schema.Rule{
	Code:     "NP-USER-CIDR",
	Summary:  "User CIDR not permitted",
	Doc:      "A VPC has at most 3 user CIDR blocks, none of which overlaps 100.64.0.0/10.",
	Section:  "5.1",
	Types:    []string{"vpc"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpc") {
			list := texts(c, r, "user_cidr")
			if len(list) > 3 {
				c.Report(r, r.AttrRange("user_cidr"), fmt.Sprintf("user_cidr has %d blocks; write at most 3. Of nested blocks the larger one counts.", len(list)))
			}
			for _, s := range list {
				if p, err := netip.ParsePrefix(s); err == nil && p.Overlaps(reserved) {
					c.Report(r, r.AttrRange("user_cidr"), fmt.Sprintf("user_cidr holds %s, which overlaps %s, the range of cloud services; leave it out.", shown(r, "user_cidr", s), reserved))
				}
			}
		}
	},
}
