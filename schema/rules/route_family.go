package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeFamily = &schema.Rule{
	Code:     "NP-ROUTE-FAMILY",
	Summary:  "Next hop of other IP version",
	Doc:      "A route to an IPv6 gateway has an IPv6 destination, one to a VPN gateway an IPv4 destination, and an IPv6 destination is in a table of a VPC with IPv6. The API permits others; nothing takes the packets.",
	Section:  "5.1, 8.8, 14.1, 15.11",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			p, ok := destination(c, r)
			if !ok {
				continue
			}
			attr, typ := "destination_cidr_block", hopType(c, r)
			switch vpc := above(c, r, "vpc"); {
			case p.Addr().Is4() && typ == "IPv6Gateway":
				c.ReportPair(r, r.AttrRange(attr), r.AttrRange("next_hop_id"), fmt.Sprintf("destination_cidr_block is %s, and the next hop an IPv6 gateway. Write an IPv6 destination.", shown(r, attr, p)))
			case p.Addr().Is6() && typ == "VpnGateway":
				c.ReportPair(r, r.AttrRange(attr), r.AttrRange("next_hop_id"), fmt.Sprintf("destination_cidr_block is %s, and the next hop a VPN gateway, whose tunnels are for IPv4. Write an IPv4 destination.", shown(r, attr, p)))
			case p.Addr().Is6() && vpc != nil && !hasIPv6(vpc):
				c.ReportPair(r, r.AttrRange(attr), vpc.Range, fmt.Sprintf("destination_cidr_block is %s, and %s has no IPv6 range. Write enable_ipv6 = true there, or remove the route.", shown(r, attr, p), vpc.Addr))
			}
		}
	},
}

var routeVSwitchIPv6 = &schema.Rule{
	Code:     "NP-ROUTE-VSWITCH-IPV6",
	Summary:  "Route into a VSwitch's IPv6",
	Doc:      "The destination of a route entry of a VPC neither equals the IPv6 range of one of its VSwitches nor lies inside one. It is known where the ipv6_cidr_block of the VPC is written. The reference forbids it as for IPv4; where the API takes it, the packets stay in the VSwitch.",
	Section:  "6.4, 8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		ranges := map[string]*lookup{}
		for r := range each(c, "vswitch") {
			vpc := owner(c, r, "vpc_id")
			if p, ok := vswitchIPv6(c, r, vpc); ok {
				if ranges[vpc.Addr] == nil {
					ranges[vpc.Addr] = &lookup{}
				}
				ranges[vpc.Addr].add(p, r)
			}
		}
		for r := range each(c, "route_entry") {
			p, ok := destination(c, r)
			if !ok || !p.Addr().Is6() {
				continue
			}
			if around, v := ranges[tableRouter(c, r)].around(p); v != nil {
				c.ReportPair(r, r.AttrRange("destination_cidr_block"), v.AttrRange("ipv6_cidr_block"), fmt.Sprintf("destination_cidr_block is %s, which lies in %s of %s. Write a destination outside of it.",
					shown(r, "destination_cidr_block", p), shown(v, "ipv6_cidr_block", around), v.Addr))
			}
		}
	},
}

// vswitchIPv6 is the known IPv6 range of a VSwitch: that of its VPC with 8 bits
// of its own (6.4).
func vswitchIPv6(c *schema.Checker, r, vpc *schema.Resource) (netip.Prefix, bool) {
	block, ok := prefix(c, vpc, "ipv6_cidr_block")
	own := r.Value("ipv6_cidr_block")
	if !ok || !own.Known() || !block.Addr().Is6() || block.Bits() != 56 {
		return netip.Prefix{}, false
	}
	n, _ := own.V.AsBigFloat().Int64()
	if n < 0 || n > 255 {
		return netip.Prefix{}, false
	}
	bytes := block.Addr().As16()
	bytes[7] = byte(n)
	return netip.PrefixFrom(netip.AddrFrom16(bytes), 64), true
}
