package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var interfacePoint = &schema.Rule{
	Code:     "NP-RI-POINT",
	Summary:  "Access point of other line",
	Doc:      "The access point that a router interface names for an end on a VBR is that of the VBR's physical connection.",
	Section:  "9.1",
	Types:    []string{"router_interface"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "router_interface") {
			for _, side := range []string{"", "opposite_"} {
				line := owner(c, owner(c, r, side+"router_id"), "physical_connection_id")
				have, known := text(c, r, side+"access_point_id")
				if line == nil || !known || have == "" {
					continue
				}
				if want, ok := text(c, line, "access_point_id"); ok && want != have {
					c.ReportPair(r, r.AttrRange(side+"access_point_id"), line.AttrRange("access_point_id"), fmt.Sprintf("%s is %s, and the line of the VBR, %s, is at %s. Write %s.access_point_id.",
						side+"access_point_id", shown(r, side+"access_point_id", have), line.Addr, shown(line, "access_point_id", want), line.Addr))
				}
			}
		}
	},
}
