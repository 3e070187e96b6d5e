package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var vswitchSize = &schema.Rule{
	Code:     "NP-VSWITCH-SIZE",
	Summary:  "VSwitch too small",
	Doc:      "A VSwitch with addresses_needed has at least that many usable addresses: those of its CIDR block less the first and the last three. A /24 has 252, a /16, the largest, 65,532. The need is the topology's own word; the API is not told.",
	Section:  "6.4",
	Types:    []string{"vswitch"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		free := newSpare(c)
		var small []ranged
		for r := range each(c, "vswitch") {
			if p, ok := prefix(c, r, "cidr_block"); ok && p.Addr().Is4() && usable(p.Bits()) < needed(c, r) {
				small, free.moving[r] = append(small, ranged{r, p}), true
			}
		}
		for _, x := range small {
			n := needed(c, x.r)
			c.ReportPair(x.r, x.r.AttrRange("cidr_block"), x.r.AttrRange("addresses_needed"), fmt.Sprintf(
				"cidr_block is %s with %s usable addresses, which is its size less 4, and addresses_needed is %s.%s",
				x.shown(), shownNumber(x.r, usable(x.p.Bits())), shownNumber(x.r, n), larger(c, free, x, n)))
		}
	},
}

// usable counts the addresses of a VSwitch that are not reserved (6.4).
func usable(bits int) int { return max(1<<(32-bits)-4, 0) }

// needed is the known addresses_needed of a VSwitch, or 0.
func needed(c *schema.Checker, r *schema.Resource) int {
	c.Needs(r, "addresses_needed")
	v := r.Value("addresses_needed")
	if !v.Known() || v.V.Type() != cty.Number {
		return 0
	}
	n, _ := v.V.AsBigFloat().Int64()
	return int(n)
}

// larger says which prefix length has enough, and where it is free.
func larger(c *schema.Checker, free *spare, x ranged, n int) string {
	if n > usable(16) {
		return fmt.Sprintf(" No VSwitch has more than %d; use several.", usable(16))
	}
	bits := 29
	for usable(bits) < n {
		bits--
	}
	if secret(x.r, "addresses_needed") || secret(x.r, "cidr_block") {
		return " Write a shorter prefix."
	}
	text := fmt.Sprintf(" A /%d has %d.", bits, usable(bits))
	vpc := owner(c, x.r, "vpc_id")
	if vpc == nil || vpc.Type.Name != "vpc" {
		return text
	}
	if outer, ok := vpcPrefix(c, vpc); ok && outer.Bits() > bits && !secret(vpc, "cidr_block") {
		return text + fmt.Sprintf(" %s, with %s, is smaller than that.", vpc.Addr, outer)
	}
	return text + free.suggest(vpc, x.r, bits)
}

// shownNumber is a number that is made of a VSwitch's range or need, for a
// message.
func shownNumber(r *schema.Resource, n int) string {
	if secret(r, "addresses_needed") || secret(r, "cidr_block") {
		return hidden
	}
	return fmt.Sprint(n)
}
