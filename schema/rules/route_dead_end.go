package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeDeadEnd = &schema.Rule{
	Code:     "NP-ROUTE-DEAD-END",
	Summary:  "Route to a dead end",
	Doc:      "A router interface that is the next hop of a route leads to a router that has the destination or a part of it, or a route to it: a VPC has its range, a VBR what its routes name. A VBR with BGP learns others, and a VPC with a NAT gateway has a default route: what they are sent is not checked, nor is IPv6. The API permits others; the packets are dropped there.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		f := newForwarding(c)
		for r := range each(c, "route_entry") {
			p, ok := destination(c, r)
			if !ok || !p.Addr().Is4() {
				continue
			}
			for _, ri := range interfacesOf(c, r) {
				if at := f.beyond(ri).key(); f.drops(at, p) {
					c.ReportPair(r, r.AttrRange("destination_cidr_block"), c.Topology.Resource(at).Range, fmt.Sprintf(
						"%s is sent to %s, which %s. Add a route there, or write what is behind it.", shown(r, "destination_cidr_block", p), at, f.has(at)))
					break
				}
			}
		}
	},
}

// drops says whether a router of the topology has no way for any part of p.
func (f *forwarding) drops(at string, p netip.Prefix) bool {
	if f.vague[at] || f.vague[""] || f.learns[at] || f.leaves[at] || f.system[at].meets(p) {
		return false
	}
	router := f.c.Topology.Resource(at)
	switch {
	case router == nil:
		return false
	case router.Type.Name == "virtual_border_router":
		kept, _ := text(f.c, router, "status")
		return kept != "terminated" // that is NP-ROUTE-INACTIVE
	}
	own, ok := f.rangeOf(at)
	return ok && !own.Overlaps(p)
}

// has says in words what a router has instead.
func (f *forwarding) has(at string) string {
	if own, ok := f.rangeOf(at); ok {
		return fmt.Sprintf("has %s and no route to it", shown(f.c.Topology.Resource(at), "cidr_block", own))
	}
	return "has no route to it and no BGP group"
}
