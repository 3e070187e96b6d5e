package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"
	"go4.org/netipx"

	"netplan/schema"
)

var vbrEnds = &schema.Rule{
	Code:     "NP-VBR-ENDS",
	Summary:  "Unusable gateway address",
	Doc:      "The two gateway addresses of a virtual border router differ, and neither is the first or last address of their subnet. The API permits it; the two routers would not reach each other.",
	Section:  "11.1",
	Types:    []string{"virtual_border_router"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r := range each(c, "virtual_border_router") {
			local, peer, bits := ends(c, r)
			if bits == 0 {
				continue
			}
			if local == peer {
				c.ReportPair(r, r.AttrRange("peer_gateway_ip"), r.AttrRange("local_gateway_ip"), "peer_gateway_ip and local_gateway_ip are the same address. Write another one for one of them.")
				continue
			}
			checkEdge(c, r, "local_gateway_ip", local, bits)
			checkEdge(c, r, "peer_gateway_ip", peer, bits)
		}
	},
}

// checkEdge reports an address that is the first or last one of its subnet.
func checkEdge(c *schema.Checker, r *schema.Resource, attr string, a netip.Addr, bits int) {
	subnet := netip.PrefixFrom(a, bits).Masked()
	if a == subnet.Addr() || a == netipx.PrefixLastIP(subnet) {
		c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s, the first or last address of the subnet, which no router can have. Write one between.", attr, shown(r, attr, a)))
	}
}
