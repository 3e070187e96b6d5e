package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeHopType = &schema.Rule{
	Code:     "NP-ROUTE-TYPE",
	Summary:  "Next hop of other type",
	Doc:      "The next_hop_type of a route entry, Instance when left out, is that of its next_hop_id: RouterInterface for ri-..., VpnGateway for vpn-..., and so on.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			if r.Value("next_hop_id").Written() && !hasHops(r) {
				checkHopType(c, r)
			}
		}
	},
}

// hopTypes are the types of next hops by the prefix of their ids, and by the
// resource types that they are references to.
var hopTypes = map[string]string{
	"i": "Instance", "havip": "HaVip", "ri": "RouterInterface", "eni": "NetworkInterface", "vpn": "VpnGateway", "ipv6gw": "IPv6Gateway",
	"router_interface": "RouterInterface", "router_interface_connection": "RouterInterface", "virtual_border_router": "RouterInterface", "vpn_gateway": "VpnGateway", "ipv6_gateway": "IPv6Gateway",
}

// checkHopType reports a next hop that is of another type than the entry says.
func checkHopType(c *schema.Checker, r *schema.Resource) {
	have, at := "Instance", r.AttrRange("next_hop_id")
	if typ := r.Value("next_hop_type"); typ.Written() {
		if have, at = "", r.AttrRange("next_hop_type"); typ.Known() {
			have = typ.V.AsString()
		}
	}
	id, _ := text(c, r, "next_hop_id")
	want := hopTypes[before(id, "-")]
	if from := r.Value("next_hop_id").From; from != nil {
		want = hopTypes[schema.AddrType(from.Addr)]
	}
	if have != "" && want != "" && have != want {
		c.Report(r, at, fmt.Sprintf("next_hop_id is %s, and next_hop_type %s; write next_hop_type = %q.", named(r, "next_hop_id"), said(r, "next_hop_type", have), want))
	}
}

// before is a text up to a mark.
func before(s, mark string) string {
	head, _, _ := strings.Cut(s, mark)
	return head
}

// said is what an attribute says, or its default where it is not written.
func said(r *schema.Resource, attr, value string) string {
	if r.Value(attr).Written() {
		return "is " + shown(r, attr, value)
	}
	return fmt.Sprintf("is not written, which means %q", value)
}
