package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var dnatAny = &schema.Rule{
	Code:     "NP-DNAT-ANY",
	Summary:  "Any beside other entries",
	Doc:      "A DNAT entry of the protocol Any takes all ports of its public address; no other entry has the same address.",
	Section:  "17.13, 17.14",
	Types:    []string{"forward_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		whole := map[string]*schema.Resource{}
		for r := range each(c, "forward_entry") {
			if all, known := takesAll(c, r); known && all {
				for _, ip := range publicIPs(c, r, "external_ip") {
					whole[r.Cloud+"|"+r.Region+"|"+ip] = r
				}
			}
		}
		for r := range each(c, "forward_entry") {
			for _, ip := range publicIPs(c, r, "external_ip") {
				holder := whole[r.Cloud+"|"+r.Region+"|"+ip]
				if all, known := takesAll(c, r); holder != nil && known && !all {
					c.ReportPair(r, r.AttrRange("external_ip"), holder.AttrRange("external_ip"),
						fmt.Sprintf("%s takes all ports of this address, since its protocol is Any. Give one of the two another EIP.", holder.Addr))
				}
			}
		}
	},
}

// takesAll says whether a DNAT entry is of the protocol Any, where known.
func takesAll(c *schema.Checker, r *schema.Resource) (all, known bool) {
	protocol, known := text(c, r, "ip_protocol")
	return strings.EqualFold(protocol, "any"), known
}
