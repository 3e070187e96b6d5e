package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vswitchMask = &schema.Rule{
	Code:     "NP-VSWITCH-MASK",
	Summary:  "Prefix length not permitted",
	Doc:      "The prefix length of a VSwitch is 16 to 29. A /24 has 252 usable addresses and a /29 has 4: the first and the last three are reserved.",
	Section:  "6.4",
	Types:    []string{"vswitch"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vswitch") {
			p, ok := prefix(r, "cidr_block")
			if ok && (p.Bits() < 16 || p.Bits() > 29) {
				near, _ := p.Addr().Prefix(min(max(p.Bits(), 16), 29))
				c.Report(r, r.AttrRange("cidr_block"), fmt.Sprintf("cidr_block is %s; the prefix length of a VSwitch is 16 to 29.%s", shown(r, "cidr_block", p), example(r, "cidr_block", near)))
			}
		}
	},
}
