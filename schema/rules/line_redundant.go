package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var lineRedundant = &schema.Rule{
	Code:     "NP-LINE-REDUNDANT",
	Summary:  "Redundant line out of service",
	Doc:      "The redundant connection of a physical connection is Allocated, Confirmed or Enabled: one that is kept Terminated stands in for nothing.",
	Section:  "10.1, 10.4",
	Types:    []string{"physical_connection"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "physical_connection") {
			other := owner(c, r, "redundant_physical_connection_id")
			if other == nil || other.Type.Name != "physical_connection" {
				continue
			}
			if s, _ := text(c, other, "status"); s == "Terminated" {
				c.ReportPair(r, r.AttrRange("redundant_physical_connection_id"), other.AttrRange("status"), fmt.Sprintf(
					"redundant_physical_connection_id is %s, which is kept %s. Write a line that is not, or take it out.", other.Addr, shown(other, "status", s)))
			}
		}
	},
}
