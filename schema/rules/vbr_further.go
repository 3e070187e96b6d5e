package rules

import (
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vbrFurther = &schema.Rule{
	Code:     "NP-VBR-FURTHER",
	Summary:  "Own line as further one",
	Doc:      "The associated_physical_connections of a virtual border router are others than the physical connection that it lies on, which the API lists apart.",
	Section:  "11.3, 11.5",
	Types:    []string{"virtual_border_router"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "virtual_border_router") {
			own, further := r.Value("physical_connection_id"), r.Value("associated_physical_connections")
			named := further.From != nil && own.From != nil && *further.From == *own.From
			if named || own.Known() && slices.Contains(texts(c, r, "associated_physical_connections"), own.Identity()) {
				c.ReportPair(r, r.AttrRange("associated_physical_connections"), r.AttrRange("physical_connection_id"),
					"associated_physical_connections holds its physical_connection_id, on which it lies anyway; write others only, or [] for none.")
			}
		}
	},
}
