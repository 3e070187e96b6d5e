package rules

import (
	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeNextHop = &schema.Rule{
	Code:     "NP-ROUTE-HOP",
	Summary:  "Incomplete next hop",
	Doc:      "A route entry has either next_hop_id (with next_hop_type, Instance when left out) or 2 to 4 next_hop blocks, never both and never neither.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			one, several := given(c, r, "next_hop_id"), hasHops(r)
			switch {
			case !one && !several:
				c.Report(r, r.Range, "it has no next hop; write next_hop_id and next_hop_type, or 2 to 4 next_hop blocks.")
			case (one || given(c, r, "next_hop_type")) && several:
				c.ReportPair(r, r.AttrRange("next_hop"), r.AttrRange("next_hop_id"), "it has next_hop blocks beside next_hop_id or next_hop_type; keep one of the two forms.")
			}
		}
	},
}

// hasHops says whether a route entry has next_hop blocks.
func hasHops(r *schema.Resource) bool {
	v := r.Value("next_hop")
	return v.Written() && (!v.V.IsKnown() || v.V.LengthInt() > 0)
}
