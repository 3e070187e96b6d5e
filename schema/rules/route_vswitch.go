package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeVSwitch = &schema.Rule{
	Code:     "NP-ROUTE-VSWITCH",
	Summary:  "Route into a VSwitch",
	Doc:      "The destination of a route entry of a VPC neither equals the CIDR block of one of its VSwitches nor lies inside one. A destination that contains VSwitches, such as 0.0.0.0/0, is permitted.",
	Section:  "6.4, 8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		vswitches := map[string]map[netip.Prefix]*schema.Resource{}
		for r := range each(c, "vswitch") {
			vpc := owner(c, r, "vpc_id")
			p, ok := prefix(c, r, "cidr_block")
			if vpc == nil || !ok {
				continue
			}
			if vswitches[vpc.Addr] == nil {
				vswitches[vpc.Addr] = map[netip.Prefix]*schema.Resource{}
			}
			vswitches[vpc.Addr][p] = r
		}
		for r := range each(c, "route_entry") {
			p, ok := destination(c, r)
			vpc := above(c, r, "vpc")
			if !ok || vpc == nil {
				continue
			}
			if v := container(vswitches[vpc.Addr], p); v != nil {
				c.ReportPair(r, r.AttrRange("destination_cidr_block"), v.AttrRange("cidr_block"),
					fmt.Sprintf("destination_cidr_block is %s, which lies in the range of %s. Write a destination outside the VSwitches of %s.", shown(r, "destination_cidr_block", p), v.Addr, vpc.Addr))
			}
		}
	},
}

// container finds the VSwitch whose range is p or contains it.
func container(ranges map[netip.Prefix]*schema.Resource, p netip.Prefix) *schema.Resource {
	for bits := p.Bits(); bits >= 0; bits-- {
		outer, err := p.Addr().Prefix(bits)
		if err != nil {
			return nil
		}
		if r := ranges[outer]; r != nil {
			return r
		}
	}
	return nil
}
