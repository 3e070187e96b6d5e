package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeVPN = &schema.Rule{
	Code:     "NP-ROUTE-VPN",
	Summary:  "Route without tunnel",
	Doc:      "A route to a VPN gateway has a destination that overlaps the remote_subnet of an IPsec connection of the gateway or the client_ip_pool of an SSL server of it. A gateway without either is not checked. The API permits other destinations; no tunnel takes the packets.",
	Section:  "8.8, 15.11",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		far, vague := tunnelled(c)
		for r := range each(c, "route_entry") {
			gateway := owner(c, r, "next_hop_id")
			p, ok := destination(c, r)
			if !ok || gateway == nil || far[gateway] == nil || vague[gateway] || vague[nil] || far[gateway].meets(p) {
				continue
			}
			first := far[gateway].at[far[gateway].sorted[0]]
			c.ReportPair(r, r.AttrRange("destination_cidr_block"), first.Range, fmt.Sprintf(
				"%s is sent to %s, and no remote_subnet of its IPsec connections and no client_ip_pool of its SSL servers has any of it. Write what is behind the gateway, or add it to remote_subnet.",
				shown(r, "destination_cidr_block", p), gateway.Addr))
		}
	},
}

// tunnelled are the networks behind VPN gateways; vague are the gateways of
// which not all are known.
func tunnelled(c *schema.Checker) (far map[*schema.Resource]*lookup, vague map[*schema.Resource]bool) {
	far, vague = map[*schema.Resource]*lookup{}, map[*schema.Resource]bool{}
	for _, end := range [][2]string{{"vpn_connection", "remote_subnet"}, {"ssl_vpn_server", "client_ip_pool"}} {
		for r := range each(c, end[0]) {
			gateway := owner(c, r, "vpn_gateway_id")
			if !r.Value(end[1]).Known() || gateway == nil && !r.Value("vpn_gateway_id").Known() {
				vague[gateway] = true
				continue
			}
			for _, s := range texts(c, r, end[1]) {
				if p, ok := ipv4Network(strings.TrimSpace(s)); ok {
					if far[gateway] == nil {
						far[gateway] = &lookup{}
					}
					far[gateway].add(p, r)
				}
			}
		}
	}
	return far, vague
}
