package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var removed = &schema.Rule{
	Code:     "NP-REMOVED",
	Summary:  "Removed and still written",
	Doc:      "A removed block names what the topology no longer has, by an address that there can be.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for _, gone := range c.Topology.Removed {
			if typ := schema.AddrType(gone.From); !typeKnown(typ) {
				c.Report(&schema.Resource{Addr: gone.From}, gone.Range, fmt.Sprintf("%s is no address of a resource or module: there is no type %q.%s", gone.From, typ, schema.DidYouMean(typ, typeNames())))
				continue
			}
			for _, r := range c.Topology.Resources {
				if schema.Covers(gone.From, r.Addr) {
					c.ReportPair(r, gone.Range, r.Range, fmt.Sprintf("%s is still written; take the resource out, or the removed block.", r.Addr))
					break
				}
			}
		}
	},
}
