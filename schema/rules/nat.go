package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var natInternalIP = &schema.Rule{
	Code:     "NP-NAT-INTERNAL",
	Summary:  "Internal IP outside VPC",
	Doc:      "The internal IP of a DNAT entry lies in the CIDR block of the NAT gateway's VPC.",
	Section:  "17.13",
	Types:    []string{"forward_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "forward_entry") {
			vpc := owner(c, owner(c, r, "forward_table_id"), "vpc_id")
			s, ok := text(c, r, "internal_ip")
			a, err := netip.ParseAddr(s)
			if !ok || err != nil || vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			if outer, known := vpcPrefix(c, vpc); known && !outer.Contains(a) {
				c.ReportPair(r, r.AttrRange("internal_ip"), vpc.AttrRange("cidr_block"),
					fmt.Sprintf("internal_ip is %s, and %s has %s. Write the address of an instance in that VPC.", shown(r, "internal_ip", s), vpc.Addr, shown(vpc, "cidr_block", outer)))
			}
		}
	},
}
