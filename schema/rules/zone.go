package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var zoneInRegion = &schema.Rule{
	Code:     "NP-ZONE",
	Summary:  "Zone not in region",
	Doc:      "A zone belongs to one region, whose id begins the zone's id; a resource takes a zone of its own region.",
	Section:  "6.4, 22.1",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for _, r := range c.Topology.Resources {
			region := catalog.LookupRegion(r.Region)
			if region == nil {
				continue
			}
			for _, attr := range []string{"zone_id", "zone"} {
				if zone, known := text(c, r, attr); known && !region.HasZone(zone) {
					c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s, which is no zone of %s; write %s.", attr, shown(r, attr, zone), r.Region, among(region.Zones())))
				}
			}
		}
	},
}
