package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeReserved = &schema.Rule{
	Code:     "NP-ROUTE-RESERVED",
	Summary:  "Reserved route destination",
	Doc:      "The destination of a route entry is neither 100.64.0.0/10, the range of cloud services, nor inside it. One that contains it, such as 0.0.0.0/0, is permitted.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			if p, ok := destination(c, r); ok && inside(p, reserved) {
				c.Report(r, r.AttrRange("destination_cidr_block"), fmt.Sprintf("destination_cidr_block is %s, which lies inside %s; the system routes that range itself. Write another destination or remove the entry.", shown(r, "destination_cidr_block", p), reserved))
			}
		}
	},
}

// destination is the known destination of a route entry; a single address is
// a prefix of its full length (8.8).
func destination(c *schema.Checker, r *schema.Resource) (netip.Prefix, bool) {
	s, ok := text(c, r, "destination_cidr_block")
	if !ok {
		return netip.Prefix{}, false
	}
	if a, err := netip.ParseAddr(s); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), true
	}
	return prefix(c, r, "destination_cidr_block")
}
