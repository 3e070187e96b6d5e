package rules

import (
	"fmt"
	"net/netip"
	"slices"

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
		for _, group := range connectionsByGateway(c) {
			tunnels := newTunnels(c, group)
			for _, b := range group {
				a := tunnels.crossing(b)
				tunnels.add(b)
				if a == nil || equalConnections(c, a, b) {
					continue
				}
				far, of, _ := overlap(networks(c, b, "remote_subnet"), networks(c, a, "remote_subnet"))
				c.ReportPair(b, b.AttrRange("remote_subnet"), a.AttrRange("remote_subnet"), fmt.Sprintf(
					"remote_subnet holds %s, which overlaps %s of %s, and their local_subnet overlap too; give each what only it leads to.",
					shown(b, "remote_subnet", far), shown(a, "remote_subnet", of), a.Addr))
			}
		}
	},
}

// connectionsByGateway groups IPsec connections by their VPN gateway, each
// group in the order in which it is written.
func connectionsByGateway(c *schema.Checker) [][]*schema.Resource {
	index := map[string]int{}
	var groups [][]*schema.Resource
	for r := range each(c, "vpn_connection") {
		gateway := r.Value("vpn_gateway_id").Identity()
		if gateway == "" {
			continue
		}
		key := r.Cloud + "|" + r.Region + "|" + gateway
		i, seen := index[key]
		if !seen {
			i = len(groups)
			index[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], r)
	}
	for _, group := range groups {
		slices.SortStableFunc(group, func(a, b *schema.Resource) int {
			switch {
			case later(a.Range, b.Range):
				return 1
			case later(b.Range, a.Range):
				return -1
			}
			return 0
		})
	}
	return groups
}

// equalConnections says whether two connections of one VPN gateway are the
// same to the API: those to one customer gateway with the same known networks.
func equalConnections(c *schema.Checker, a, b *schema.Resource) bool {
	customer := a.Value("customer_gateway_id").Identity()
	return customer != "" && customer == b.Value("customer_gateway_id").Identity() &&
		sameNetworks(c, a, b, "local_subnet") && sameNetworks(c, a, b, "remote_subnet")
}

func sameNetworks(c *schema.Checker, a, b *schema.Resource, attr string) bool {
	if !a.Value(attr).Known() || !b.Value(attr).Known() {
		return false
	}
	of := map[netip.Prefix]bool{}
	for _, p := range networks(c, a, attr) {
		of[p] = true
	}
	with := networks(c, b, attr)
	for _, p := range with {
		if !of[p] {
			return false
		}
	}
	return len(with) == len(of)
}
