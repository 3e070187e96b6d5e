package rules

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var cidrConnected = &schema.Rule{
	Code:     "NP-CIDR-CONNECTED",
	Summary:  "Connected networks overlap",
	Doc:      "The ranges of VPCs that are connected do not overlap: directly, through VBRs or through other VPCs, by router interfaces or VPNs. No network of a customer (remote_subnet, user_cidr, a route of a VBR to its line, the subnet of its gateway addresses) lies in the range of such a VPC, and no pool of SSL clients overlaps one or another pool. A customer's network that contains a VPC is permitted: the more specific route counts. The API takes them all; an address that two have is reached at one of them at most.",
	Section:  "5.1, 8.8, 9.1, 11.1, 15.11, 15.17",
	Types:    []string{"vpc", "vpn_connection", "ssl_vpn_server", "route_entry", "virtual_border_router"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		groups := map[string][]network{}
		var order []string
		all := connected(c)
		for _, n := range allNetworks(c) {
			group := all.of(n.home)
			if groups[group] == nil {
				order = append(order, group)
			}
			groups[group] = append(groups[group], n)
		}
		for _, group := range order {
			checkConnected(c, groups[group])
		}
	},
}

// checkConnected reports the networks of a group that collide.
func checkConnected(c *schema.Checker, group []network) {
	var free *room
	collisions(group, func(a, b network) {
		if a.role > b.role || a.role == b.role && a.r.Addr > b.r.Addr {
			a, b = b, a // whatever the order of the files
		}
		if free == nil {
			free = between(group)
		}
		c.ReportPair(b.r, b.r.AttrRange(b.attr), a.r.AttrRange(a.attr), fmt.Sprintf("%s of %s is %s, which overlaps %s of %s (%s)%s.%s",
			b.attr, b.r.Addr, shown(b.r, b.attr, b.p), a.attr, a.r.Addr, shown(a.r, a.attr, a.p), both(a, b), b.elsewhere(free, group)))
	})
}

// collisions calls found for each network and the innermost one around it that
// it collides with. Prefixes nest or are disjoint: after sorting, a stack of
// the open ones for each role finds them in n log n.
func collisions(group []network, found func(around, n network)) {
	sorted := slices.Clone(group)
	slices.SortStableFunc(sorted, func(a, b network) int {
		if order := a.p.Compare(b.p); order != 0 {
			return order
		}
		return int(a.role - b.role)
	})
	var open [roles][]network
	for _, n := range sorted {
		for i := range open {
			for top := len(open[i]) - 1; top >= 0 && !open[i][top].p.Overlaps(n.p); top-- {
				open[i] = open[i][:top]
			}
		}
		for _, list := range open[:customer] { // a customer's network may contain others
			if top := len(list) - 1; top >= 0 && collide(list[top], n) {
				found(list[top], n)
				break
			}
		}
		open[n.role] = append(open[n.role], n)
	}
}

// collide says whether a network around another is a mistake. Those of one VPC
// have rules of their own: NP-VPN-NETWORKS, NP-SSL-POOL-VPC and, for the VPC
// itself, none.
func collide(around, n network) bool {
	return around.r != n.r && (around.home != n.home || around.role == n.role || around.role == ofPool && n.role == customer)
}

// both says which part two networks share, where that is not plain.
func both(a, b network) string {
	if a.p.Bits() == b.p.Bits() || a.secret() || b.secret() {
		return ""
	}
	smaller := a.p
	if b.p.Bits() > a.p.Bits() {
		smaller = b.p
	}
	return fmt.Sprintf(": both have %s", smaller)
}

func (n network) secret() bool { return secret(n.r, n.attr) }

// between is the private address space that no network of a group has.
func between(group []network) *room {
	var taken []netip.Prefix
	for _, n := range group {
		if n.p.Addr().Is4() && n.p.Bits() > 0 {
			taken = append(taken, n.p)
		}
	}
	return newRoom(private, taken)
}

// elsewhere suggests where a VPC or a pool might be instead; a customer's
// network is where it is.
func (n network) elsewhere(free *room, group []network) string {
	if n.role == customer || !n.p.Addr().Is4() {
		return " Write networks that only one of the two has."
	}
	if slices.ContainsFunc(group, network.secret) {
		return ""
	}
	return strings.Replace(free.suggest(n.p.Bits(), "private address space with all that is connected"), "Free there", "Free in all that is connected", 1)
}
