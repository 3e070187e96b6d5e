package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vpnAmbiguous = &schema.Rule{
	Code:     "NP-VPN-AMBIGUOUS",
	Summary:  "Overlapping IPsec connections",
	Doc:      "Two IPsec connections of one VPN gateway do not overlap both in their local and in their remote networks: which of them carries the traffic would be left open. The API permits it.",
	Section:  "15.11, 15.14",
	Types:    []string{"vpn_connection"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		connections(c, func(a, b *schema.Resource) {
			_, _, near := overlap(networks(a, "local_subnet"), networks(b, "local_subnet"))
			far, of, both := overlap(networks(b, "remote_subnet"), networks(a, "remote_subnet"))
			if near && both && !equalConnections(a, b) {
				c.ReportPair(b, b.AttrRange("remote_subnet"), a.AttrRange("remote_subnet"), fmt.Sprintf(
					"remote_subnet holds %s, which overlaps %s of %s, and their local_subnet overlap too; give each what only it leads to.",
					shown(b, "remote_subnet", far), shown(a, "remote_subnet", of), a.Addr))
			}
		})
	},
}

// connections calls found for each two connections of one VPN gateway, the one
// that is written first first.
func connections(c *schema.Checker, found func(a, b *schema.Resource)) {
	var seen []*schema.Resource
	for r := range each(c, "vpn_connection") {
		gateway := r.Value("vpn_gateway_id").Identity()
		for _, other := range seen {
			switch {
			case gateway == "" || other.Value("vpn_gateway_id").Identity() != gateway || other.Cloud != r.Cloud || other.Region != r.Region:
			case later(other.Range, r.Range):
				found(r, other)
			default:
				found(other, r)
			}
		}
		seen = append(seen, r)
	}
}

// equalConnections says whether two connections of one VPN gateway are the
// same to the API: those to one customer gateway with the same known networks.
func equalConnections(a, b *schema.Resource) bool {
	customer := a.Value("customer_gateway_id").Identity()
	return customer != "" && customer == b.Value("customer_gateway_id").Identity() &&
		sameNetworks(a, b, "local_subnet") && sameNetworks(a, b, "remote_subnet")
}

func sameNetworks(a, b *schema.Resource, attr string) bool {
	if !a.Value(attr).Known() || !b.Value(attr).Known() {
		return false
	}
	of := map[netip.Prefix]bool{}
	for _, p := range networks(a, attr) {
		of[p] = true
	}
	with := networks(b, attr)
	for _, p := range with {
		if !of[p] {
			return false
		}
	}
	return len(with) == len(of)
}
