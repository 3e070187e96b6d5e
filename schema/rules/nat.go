package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var natDefaultRoute = &schema.Rule{
	Code:     "NP-NAT-DEFAULT-ROUTE",
	Summary:  "Default route beside NAT gateway",
	Doc:      "A NAT gateway brings the route 0.0.0.0/0 of the VPC's system route table with it; that table has no such entry of its own.",
	Section:  "17.1",
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		gateways := map[string]*schema.Resource{}
		for r := range each(c, "nat_gateway") {
			if vpc := owner(c, r, "vpc_id"); vpc != nil {
				gateways[vpc.Addr] = r
			}
		}
		for r := range each(c, "route_entry") {
			p, ok := destination(r)
			vpc := owner(c, r, "route_table_id") // of a system table the VPC itself
			if !ok || p != defaultRoute || vpc == nil || gateways[vpc.Addr] == nil {
				continue
			}
			gateway := gateways[vpc.Addr]
			c.ReportPair(r, r.AttrRange("destination_cidr_block"), gateway.Range,
				fmt.Sprintf("destination_cidr_block is 0.0.0.0/0 in the system route table of %s, where %s brings that route itself. Remove the entry, or put it in a route table of its own.", vpc.Addr, gateway.Addr))
		}
	},
}

var defaultRoute = netip.MustParsePrefix("0.0.0.0/0")

var natInternalIP = &schema.Rule{
	Code:     "NP-NAT-INTERNAL",
	Summary:  "Internal IP outside VPC",
	Doc:      "The internal IP of a DNAT entry lies in the CIDR block of the NAT gateway's VPC.",
	Section:  "17.13",
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "forward_entry") {
			vpc := owner(c, owner(c, r, "forward_table_id"), "vpc_id")
			s, ok := text(r, "internal_ip")
			a, err := netip.ParseAddr(s)
			if !ok || err != nil || vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			if outer, known := vpcPrefix(vpc); known && !outer.Contains(a) {
				c.ReportPair(r, r.AttrRange("internal_ip"), vpc.AttrRange("cidr_block"),
					fmt.Sprintf("internal_ip is %q, and %s has %q. Write the address of an instance in that VPC.", s, vpc.Addr, outer))
			}
		}
	},
}
