package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var imports = &schema.Rule{
	Code:     "NP-IMPORT",
	Summary:  "Import without a place",
	Doc:      "An import block names one resource of the topology, and no two name the same resource or the same object.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		first, objects := map[string]schema.Import{}, map[string]schema.Import{}
		for _, im := range c.Topology.Imports {
			r := &schema.Resource{Addr: im.To}
			earlier, twice := first[im.To]
			switch {
			case twice:
				c.ReportPair(r, im.Range, earlier.Range, fmt.Sprintf("two objects are imported to %s; keep one of the blocks.", im.To))
			case c.Topology.Resource(im.To) == nil:
				c.Report(r, im.Range, fmt.Sprintf("the topology has no resource %s. Write one, with its instance key if it has count or for_each, or take the block out.", im.To))
			}
			first[im.To] = im
			if of := c.Topology.Resource(im.To); of != nil {
				key := strings.Join([]string{of.Cloud, of.Region, of.Type.Name, im.ID}, "|")
				if earlier, twice := objects[key]; twice && earlier.To != im.To {
					c.ReportPair(r, im.Range, earlier.Range, fmt.Sprintf("the object is imported to %s already; it has one address.", earlier.To))
				}
				objects[key] = im
			}
		}
	},
}
