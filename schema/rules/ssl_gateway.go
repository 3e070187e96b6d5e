package rules

import (
	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var sslGateway = &schema.Rule{
	Code:     "NP-SSL-GATEWAY",
	Summary:  "Gateway without SSL",
	Doc:      "An SSL server belongs to a VPN gateway with enable_ssl = true; a gateway has none of it when that is left out.",
	Section:  "15.1, 15.17",
	Types:    []string{"ssl_vpn_server"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "ssl_vpn_server") {
			gateway := owner(c, r, "vpn_gateway_id")
			if gateway == nil || gateway.Type.Name != "vpn_gateway" {
				continue
			}
			enabled := gateway.Value("enable_ssl")
			if !enabled.Written() || enabled.Known() && enabled.V.False() {
				c.ReportPair(r, r.AttrRange("vpn_gateway_id"), gateway.AttrRange("enable_ssl"), gateway.Addr+" takes no SSL servers; write enable_ssl = true there.")
			}
		}
	},
}
