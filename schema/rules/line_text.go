package rules

import (
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var lineText = &schema.Rule{
	Code:     "NP-LINE-TEXT",
	Summary:  "Text about line too long",
	Doc:      "The peer_location of a physical connection and the circuit_code of one or of a VBR have at most 256 characters.",
	Section:  "10.4, 11.5",
	Types:    []string{"physical_connection", "virtual_border_router"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for _, r := range c.Topology.Resources {
			if !c.Rule.Checks(r.Type.Name) {
				continue
			}
			for _, attr := range []string{"peer_location", "circuit_code"} {
				if s, known := text(c, r, attr); known && utf8.RuneCountInString(s) > 256 {
					c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s has %d characters; write at most 256.", attr, utf8.RuneCountInString(s)))
				}
			}
		}
	},
}
