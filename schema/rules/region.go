package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var regionKnown = &schema.Rule{
	Code:     "NP-REGION",
	Summary:  "Unknown region",
	Doc:      "Every resource lives in a region of the cloud: that of its region argument, else that of its cloud block. So does the other end of a connection between routers, the server of a global acceleration instance, and whatever else an argument names a region for. A data block is read in one.",
	Section:  "9.1, 18.6, 22.3",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for _, r := range c.Topology.Resources {
			if catalog.LookupRegion(r.Region) == nil {
				c.Report(r, r.Range, fmt.Sprintf("the region is %q; write one of %s.", r.Region, among(regionNames())))
			}
			for i := range r.Type.Attrs {
				attr := r.Type.Attrs[i].Name
				if !strings.HasSuffix(attr, "region_id") {
					continue
				}
				if far, ok := text(c, r, attr); ok && catalog.LookupRegion(far) == nil {
					c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s; write one of %s.", attr, shown(r, attr, far), among(regionNames())))
				}
			}
		}
	},
}

func regionNames() []string {
	var names []string
	for _, r := range catalog.Regions() {
		names = append(names, r.ID)
	}
	return names
}
