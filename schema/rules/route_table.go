package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var tableOfVPC = &schema.Rule{
	Code:     "NP-TABLE-VPC",
	Summary:  "Route table of another VPC",
	Doc:      "A VSwitch uses a route table of its own VPC.",
	Section:  "8.5",
	Types:    []string{"route_table_association"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_table_association") {
			vswitch, table := owner(c, r, "vswitch_id"), owner(c, r, "route_table_id")
			want, have := owner(c, vswitch, "vpc_id"), owner(c, table, "vpc_id")
			if want != nil && have != nil && want != have {
				c.ReportPair(r, r.AttrRange("route_table_id"), table.Range,
					fmt.Sprintf("%s is in %s, and %s in %s. Write a route table of %s.", table.Addr, have.Addr, vswitch.Addr, want.Addr, want.Addr))
			}
		}
	},
}
