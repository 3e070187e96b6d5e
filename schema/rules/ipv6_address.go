package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var ipv6Address = &schema.Rule{
	Code:     "NP-IPV6-ADDRESS",
	Summary:  "IPv6 address not fitting",
	Doc:      "Egress-only rules and Internet bandwidths name an IPv6 address by its id (ipv6-...), which is what the API answers. An address is in one VPC, and served by the IPv6 gateway of that VPC only.",
	Section:  "14.5, 14.6, 14.8, 14.11",
	Types:    []string{"ipv6_egress_only_rule", "ipv6_internet_bandwidth"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		served := map[string]*schema.Resource{}
		for _, r := range c.Topology.Resources {
			attr, serves := addressAttrs[r.Type.Name]
			id, known := text(c, r, attr)
			if !serves || !known {
				continue
			}
			if !strings.HasPrefix(id, "ipv6-") {
				c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s; write the id of the IPv6 address, which begins with ipv6- (14.11 lists them).", attr, shown(r, attr, id)))
				continue
			}
			key := r.Cloud + "|" + id
			if first := served[key]; first == nil {
				served[key] = r
			} else if one, other := gatewayName(first), gatewayName(r); one != "" && other != "" && one != other {
				c.ReportPair(r, r.AttrRange("ipv6_gateway_id"), first.AttrRange("ipv6_gateway_id"), fmt.Sprintf("%s serves the same address through another IPv6 gateway. Write the gateway of the address's VPC in both.", first.Addr))
			}
		}
	},
}

// addressAttrs are the attributes that name an IPv6 address, by type.
var addressAttrs = map[string]string{"ipv6_egress_only_rule": "instance_id", "ipv6_internet_bandwidth": "ipv6_address_id"}

// gatewayName names the IPv6 gateway of a resource.
func gatewayName(r *schema.Resource) string { return r.Value("ipv6_gateway_id").Identity() }
