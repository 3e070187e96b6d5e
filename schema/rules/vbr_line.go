package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vbrLine = &schema.Rule{
	Code:     "NP-VBR-LINE",
	Summary:  "VBR on idle line",
	Doc:      "A virtual border router lies on a physical connection that is Enabled. One that is kept Confirmed or Terminated carries none.",
	Section:  "10.5, 11.1",
	Types:    []string{"virtual_border_router"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "virtual_border_router") {
			line := owner(c, r, "physical_connection_id")
			if line == nil || line.Type.Name != "physical_connection" {
				continue
			}
			if s, known := text(c, line, "status"); known && s != "Enabled" {
				c.ReportPair(r, r.AttrRange("physical_connection_id"), line.AttrRange("status"), fmt.Sprintf(
					"physical_connection_id is %s, whose status is to be %s. Write status = \"Enabled\" there, or leave it out; or remove the VBR first.", line.Addr, shown(line, "status", s)))
			}
		}
	},
}
