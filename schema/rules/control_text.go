package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var controlText = &schema.Rule{
	Code:     "NP-TEXT",
	Summary:  "Control character in text",
	Doc:      "A text holds no control characters but tabs and ends of lines: the API answers in XML too, which can hold no others. In the fields of blocks JSON escapes control characters.",
	Section:  "2",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || listed(p.attr) || format(p.attr) == catalog.Name {
				continue
			}
			if i := strings.IndexFunc(s, notInXML); i >= 0 && (p.path() == p.top || s[i] >= ' ') {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s has a character at byte %d that the API does not take; take it out.", p.attr.Name, i))
			}
		}
	},
}

// notInXML says whether no XML document can hold a character.
func notInXML(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
