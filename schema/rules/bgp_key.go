package rules

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var bgpKey = &schema.Rule{
	Code:     "NP-BGP-KEY",
	Summary:  "Malformed BGP key",
	Doc:      "The auth_key of a BGP group consists of visible ASCII characters: letters, digits and marks, no spaces.",
	Section:  "12.2",
	Types:    []string{"bgp_group"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "bgp_group") {
			if s, known := text(c, r, "auth_key"); known && strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
				c.Report(r, r.AttrRange("auth_key"), "auth_key holds a space or a character that is not ASCII; write letters, digits and marks only.")
			}
		}
	},
}
