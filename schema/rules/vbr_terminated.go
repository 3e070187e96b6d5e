package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vbrTerminated = &schema.Rule{
	Code:     "NP-VBR-TERMINATED",
	Summary:  "VBR out of service",
	Doc:      "A virtual border router that is kept terminated gets no routes, router interfaces, BGP groups and BGP networks. It keeps those that it has.",
	Section:  "8.8, 9.1, 11.6, 12.2",
	Types:    []string{"route_entry", "router_interface", "bgp_group", "bgp_network"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for _, r := range c.Topology.Resources {
			vbr := owner(c, r, r.Type.Parent)
			if vbr == nil || vbr.Type.Name != "virtual_border_router" {
				continue
			}
			if s, known := text(c, vbr, "status"); known && s == "terminated" {
				c.ReportPair(r, r.AttrRange(r.Type.Parent), vbr.AttrRange("status"), fmt.Sprintf(
					"%s is of %s, whose status is to be %s. Write status = \"active\" there, or leave it out, unless both are there already.", r.Type.Parent, vbr.Addr, shown(vbr, "status", s)))
			}
		}
	},
}
