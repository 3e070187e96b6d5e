package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vpnGatewayName = &schema.Rule{
	Code:     "NP-VPN-NAME",
	Summary:  "Dot in gateway name",
	Doc:      "The name of a VPN gateway has no dots: its creation refuses them, although a change takes them.",
	Section:  "15.1, 15.4",
	Types:    []string{"vpn_gateway"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpn_gateway") {
			if s, ok := text(c, r, "name"); ok && strings.Contains(s, ".") {
				c.Report(r, r.AttrRange("name"), fmt.Sprintf("name is %s, which has a dot.%s", shown(r, "name", s), example(r, "name", strings.ReplaceAll(s, ".", "-"))))
			}
		}
	},
}

var vpnGatewayIPsec = &schema.Rule{
	Code:     "NP-VPN-GATEWAY",
	Summary:  "Gateway without IPsec",
	Doc:      "An IPsec connection belongs to a VPN gateway that takes them: enable_ipsec is true or left out.",
	Section:  "15.1, 15.11",
	Types:    []string{"vpn_connection"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpn_connection") {
			gateway := owner(c, r, "vpn_gateway_id")
			if gateway == nil || gateway.Type.Name != "vpn_gateway" {
				continue
			}
			if v := gateway.Value("enable_ipsec"); v.Known() && v.V.False() {
				c.ReportPair(r, r.AttrRange("vpn_gateway_id"), gateway.AttrRange("enable_ipsec"), gateway.Addr+" takes no IPsec connections; write enable_ipsec = true there, or leave it out.")
			}
		}
	},
}
