package rules

import (
	"fmt"
	"math/big"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var bounds = &schema.Rule{
	Code:     "NP-RANGE",
	Summary:  "Number out of range",
	Doc:      "A number is whole and lies in the range that the API states for it; 'netplan types TYPE' shows the ranges.",
	Section:  "5-22",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			if p.v.Type() != cty.Number {
				continue
			}
			if wrong := outOfBounds(p.attr, p.v.AsBigFloat()); wrong != "" {
				c.Report(r, r.AttrRange(p.top), fmt.Sprintf("%s is %s: %s.", p.attr.Name, p.show(), wrong))
			}
		}
	},
}

// outOfBounds says how a number breaks the bounds of its parameter, or
// nothing.
func outOfBounds(a *schema.Attr, n *big.Float) string {
	rule := a.Derived.Rule
	switch {
	case !n.IsInt():
		return "write a whole number"
	case rule == nil || rule.Min == 0 && rule.Max == 0:
		if n.Sign() < 0 {
			return "write 0 or more"
		}
	case rule.Max == 0 && n.Cmp(big.NewFloat(float64(rule.Min))) < 0:
		return fmt.Sprintf("write %d or more", rule.Min)
	case rule.Max != 0 && (n.Cmp(big.NewFloat(float64(rule.Min))) < 0 || n.Cmp(big.NewFloat(float64(rule.Max))) > 0):
		return fmt.Sprintf("write %d to %d", rule.Min, rule.Max)
	}
	return ""
}
