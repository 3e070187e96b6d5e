package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var ipv6Bandwidth = &schema.Rule{
	Code:     "NP-IPV6-BANDWIDTH",
	Summary:  "IPv6 bandwidth above specification",
	Doc:      "An IPv6 address that pays by traffic has at most 500, 1000 or 2000 Mbps with an IPv6 gateway of the specification Small, Medium or Large. By bandwidth it has at most 5000 Mbps with each.",
	Section:  "14.8, 14.12",
	Types:    []string{"ipv6_internet_bandwidth"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "ipv6_internet_bandwidth") {
			gateway := owner(c, r, "ipv6_gateway_id")
			if charge, _ := text(c, r, "internet_charge_type"); charge != "PayByTraffic" || gateway == nil || gateway.Type.Name != "ipv6_gateway" {
				continue
			}
			spec, known := gatewaySpec(c, gateway)
			v := r.Value("bandwidth")
			if !known || !v.Known() {
				continue
			}
			if mbps, _ := v.V.AsBigFloat().Int64(); mbps > mostByTraffic[spec] {
				c.ReportPair(r, r.AttrRange("bandwidth"), gateway.AttrRange("spec"), fmt.Sprintf("bandwidth is %s, and an address that pays by traffic has at most %s Mbps with %s, whose spec is %s. Write less, a larger spec there, or internet_charge_type \"PayByBandwidth\".",
					shown(r, "bandwidth", mbps), shown(gateway, "spec", mostByTraffic[spec]), gateway.Addr, shown(gateway, "spec", spec)))
			}
		}
	},
}

// mostByTraffic is the bandwidth in Mbps that an address has at most when it
// pays by traffic, by the specification of its gateway (14.8).
var mostByTraffic = map[string]int64{"Small": 500, "Medium": 1000, "Large": 2000}

// gatewaySpec is the specification of an IPv6 gateway, Small when it is not
// written (14.1), and whether it is one that is known.
func gatewaySpec(c *schema.Checker, gateway *schema.Resource) (string, bool) {
	v := gateway.Value("spec")
	if !v.Written() {
		return "Small", true
	}
	s, known := text(c, gateway, "spec")
	if s == "Middle" {
		s = "Medium"
	}
	return s, known && mostByTraffic[s] != 0
}
