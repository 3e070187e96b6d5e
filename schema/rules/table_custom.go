package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var tableCustom = &schema.Rule{
	Code:     "NP-TABLE-CUSTOM",
	Summary:  "Association of a system table",
	Doc:      "The route table of an association is a custom one, which a route_table resource makes. The system table of a VPC is that of each VSwitch without an association; that of a VBR has no VSwitches.",
	Section:  "8.5",
	Types:    []string{"route_table_association"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_table_association") {
			router, from := owner(c, r, "route_table_id"), r.Value("route_table_id").From
			if router == nil || from.Attr != "route_table_id" || router.Type.Writes("route_table_id") {
				continue
			}
			c.ReportPair(r, r.AttrRange("route_table_id"), router.Range, fmt.Sprintf("route_table_id is %s.route_table_id, a system route table. Write the id of a route_table, or remove %s: without an association a VSwitch uses the system table of its VPC.",
				router.Addr, r.Addr))
		}
	},
}
