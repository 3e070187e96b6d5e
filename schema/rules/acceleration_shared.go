package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var accelerationShared = &schema.Rule{
	Code:     "NP-ACCELERATION-SHARED",
	Summary:  "EIP for exclusive acceleration",
	Doc:      "EIPs join a global acceleration instance of shared bandwidth, which no action of the API makes: its id (ga-...) is written. What the resource type global_acceleration_instance makes has exclusive bandwidth and an address of its own.",
	Section:  "18.1, 18.9",
	Types:    []string{"global_acceleration_instance_ip"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "global_acceleration_instance_ip") {
			if o := owner(c, r, "global_acceleration_instance_id"); o != nil {
				c.ReportPair(r, r.AttrRange("global_acceleration_instance_id"), o.Range, fmt.Sprintf("global_acceleration_instance_id refers to %s, which is no instance of shared bandwidth. Write the id of one that exists, or bind a server to %s with a global_acceleration_instance_association.", o.Addr, o.Addr))
			}
		}
	},
}
