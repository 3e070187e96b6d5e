package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeHopVPC = &schema.Rule{
	Code:     "NP-ROUTE-HOP-VPC",
	Summary:  "Gateway of another VPC",
	Doc:      "A gateway that is the next hop of a route entry is one of the route table's VPC.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			hop, vpc := owner(c, r, "next_hop_id"), above(c, r, "vpc")
			if of := owner(c, hop, "vpc_id"); of != nil && vpc != nil && of != vpc {
				c.ReportPair(r, r.AttrRange("next_hop_id"), hop.Range, fmt.Sprintf("%s is in %s, and the route table in %s. Write a gateway of %s.", hop.Addr, of.Addr, vpc.Addr, vpc.Addr))
			}
		}
	},
}
