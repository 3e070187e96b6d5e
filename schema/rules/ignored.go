package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var ignored = &schema.Rule{
	Code:     "NP-IGNORE",
	Summary:  "Nothing to ignore",
	Doc:      "ignore_changes names arguments that are written and compared. One that is not written is not compared anyway, and one that only qualifies a call, such as auto_pay, never.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		used := map[string]bool{}
		for _, r := range c.Topology.Resources {
			for _, attr := range r.Lifecycle.IgnoreChanges {
				if r.Value(attr).Written() {
					used[r.Block+"."+attr] = true
				}
			}
		}
		told := map[string]bool{}
		for _, r := range c.Topology.Resources {
			for _, attr := range r.Lifecycle.IgnoreChanges {
				key := r.Block + "." + attr
				why := "is not written in it, so that it is not compared anyway"
				if r.Type.Attrs[r.Type.Index(attr)].Mode == schema.Hint {
					why, used[key] = "only qualifies a call and is never compared", false
				}
				if !used[key] && !told[key] {
					told[key] = true
					c.Report(r, r.Lifecycle.IgnoreRanges[attr], fmt.Sprintf("%s %s. Take it out of ignore_changes.", attr, why))
				}
			}
		}
	},
}
