package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var description = &schema.Rule{
	Code:     "NP-DESCRIPTION",
	Summary:  "Malformed description",
	Doc:      "A description has 2 to 256 characters, starts with a letter or a Chinese character, and does not start with http:// or https://.",
	Section:  "5.1",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || s == "" || format(p.attr) != catalog.Description { // an empty text counts as left out
				continue
			}
			if wrong := startFault(s, 256); wrong != "" {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s: %s. Leave it out or begin it with a word.", p.attr.Name, p.show(), wrong))
			}
		}
	},
}
