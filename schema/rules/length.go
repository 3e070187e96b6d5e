package rules

import (
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var length = &schema.Rule{
	Code:     "NP-LENGTH",
	Summary:  "Text of wrong length",
	Doc:      "A text without a syntax of its own has as many characters as the API states for it; 'netplan types TYPE' shows how many.",
	Section:  "5-22",
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			rule := p.attr.Derived.Rule
			if !ok || rule == nil || rule.Max == 0 || format(p.attr) != "" || len(rule.Enum) > 0 {
				continue
			}
			if n := utf8.RuneCountInString(s); n < rule.Min || n > rule.Max {
				c.Report(r, r.AttrRange(p.top), fmt.Sprintf("%s has %d characters; write %d to %d.", p.attr.Name, n, rule.Min, rule.Max))
			}
		}
	},
}
