package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var accessPoint = &schema.Rule{
	Code:     "NP-ACCESS-POINT",
	Summary:  "Access point of other region",
	Doc:      "An access point is one of the region of the line or of the end of a connection that it is named for. Its id begins with ap- and the region, as in ap-cn-beijing-ft-A; others are not checked.",
	Section:  "9.1, 10.1, 22.2",
	Types:    []string{"physical_connection", "router_interface"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for _, r := range c.Topology.Resources {
			if !r.Type.Writes("access_point_id") {
				continue
			}
			checkPoint(c, r, "access_point_id", r.Region, r.Region)
			if far, ok := text(c, r, "opposite_region_id"); ok {
				checkPoint(c, r, "opposite_access_point_id", far, "opposite_region_id")
			}
		}
	},
}

// checkPoint reports an access point whose id names another region than it
// should; where says in words which that is.
func checkPoint(c *schema.Checker, r *schema.Resource, attr, region, where string) {
	point, known := text(c, r, attr)
	if named := regionOfPoint(point); known && named != "" && named != region {
		c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s, which is no access point of %s; write one of that region, such as the data source access_points lists.", attr, shown(r, attr, point), where))
	}
}

// regionOfPoint is the region that the id of an access point names, or nothing.
func regionOfPoint(id string) string {
	named := ""
	for _, region := range regionNames() {
		if strings.HasPrefix(id, "ap-"+region) && len(region) > len(named) {
			named = region
		}
	}
	return named
}
