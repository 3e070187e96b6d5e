package rules

import (
	"fmt"
	"math"
	"math/big"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
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
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s: %s.", p.attr.Name, p.show(), wrong))
			}
		}
	},
}

// outOfBounds says how a number breaks the bounds of its parameter, or
// nothing.
func outOfBounds(a *schema.Attr, n *big.Float) string {
	if !n.IsInt() {
		return "write a whole number"
	}
	least, most, long := 0.0, 0.0, false
	if rule := a.Derived.Rule; rule != nil {
		least, most, long = float64(rule.Min), float64(rule.Max), rule.Type == catalog.Long
	}
	switch {
	case most != 0 && (n.Cmp(big.NewFloat(least)) < 0 || n.Cmp(big.NewFloat(most)) > 0):
		return fmt.Sprintf("write %.0f to %.0f", least, most)
	case n.Cmp(big.NewFloat(least)) < 0:
		return fmt.Sprintf("write %.0f or more", least)
	case most == 0 && !long && n.Cmp(big.NewFloat(math.MaxInt32)) > 0:
		return fmt.Sprintf("write %.0f to %d", least, math.MaxInt32)
	}
	return ""
}
