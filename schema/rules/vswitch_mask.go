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
		free := newSpare(c)
		var wrong []ranged
		for r := range each(c, "vswitch") {
			if p, ok := prefix(c, r, "cidr_block"); ok && (p.Bits() < 16 || p.Bits() > 29) {
				wrong, free.moving[r] = append(wrong, ranged{r, p}), true
			}
		}
		for _, x := range wrong {
			c.Report(x.r, x.r.AttrRange("cidr_block"), fmt.Sprintf("cidr_block is %s; the prefix length of a VSwitch is 16 to 29.%s", x.shown(), permitted(c, free, x)))
		}
	},
}

// permitted suggests a range of the nearest permitted length: a free one of the
// VPC where that is known.
func permitted(c *schema.Checker, free *spare, x ranged) string {
	if vpc := owner(c, x.r, "vpc_id"); vpc != nil && vpc.Type.Name == "vpc" {
		return free.suggest(vpc, x.r, x.p.Bits())
	}
	near, _ := x.p.Addr().Prefix(min(max(x.p.Bits(), 16), 29))
	return example(x.r, "cidr_block", near)
}
