package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var bgpNetwork = &schema.Rule{
	Code:     "NP-BGP-NETWORK",
	Summary:  "BGP network outside VPC",
	Doc:      "A BGP network with vpc_id announces the range of that VPC or a part of it. The API permits others; the data centre would send there what the VPC does not have.",
	Section:  "12.9",
	Types:    []string{"bgp_network"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r := range each(c, "bgp_network") {
			vpc := owner(c, r, "vpc_id")
			p, ok := prefix(c, r, "dst_cidr_block")
			if !ok || vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			if outer, ok := vpcPrefix(c, vpc); ok && !inside(p, outer) {
				c.ReportPair(r, r.AttrRange("dst_cidr_block"), vpc.AttrRange("cidr_block"), fmt.Sprintf("dst_cidr_block is %s, outside of %s of %s. Write its range, or that of a VSwitch in it.",
					shown(r, "dst_cidr_block", p), shown(vpc, "cidr_block", outer), vpc.Addr))
			}
		}
	},
}
