package rules

import (
	"fmt"
	"net/netip"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var addressSpecial = &schema.Rule{
	Code:     "NP-ADDRESS-SPECIAL",
	Summary:  "Range of no network",
	Doc:      "No range or address that a topology writes lies in 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 or 224.0.0.0/3, nor in ::1/128, fe80::/10 or ff00::/8: they are not routed. Nor does a network at the other end lie in 100.64.0.0/10, which is the cloud's. The addresses of a VBR, a BGP peer and a health check may be of 169.254.0.0/16. One that contains such a range, such as 0.0.0.0/0, is permitted. The API takes them.",
	Section:  "5.1, 8.8, 15.11, 15.17",
	Types:    schema.EveryType,
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || !isAddress(r, p) || otherwiseChecked(r, p) {
				continue
			}
			if x, ok := prefixOf(s); ok {
				if in := special(r, p.attr.Name, x); in.IsValid() {
					c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s holds %s, which no network there has%s. Write the range that is meant.", p.attr.Name, p.show(), p.unlessSecret(fmt.Sprintf(": it lies in %s", in))))
				}
			}
		}
	},
}

// isAddress says whether an attribute takes addresses or ranges of them.
func isAddress(r *schema.Resource, p place) bool {
	syntaxes := []catalog.Format{catalog.CIDR, catalog.CIDRs, catalog.Destination, catalog.IP, catalog.IPs}
	return slices.Contains(syntaxes, format(p.attr)) || slices.Contains(networkTexts[r.Type.Name], p.attr.Name)
}

// networkTexts are the attributes of which the catalogue gives no syntax.
var networkTexts = map[string][]string{
	"vpn_connection":        {"local_subnet", "remote_subnet"},
	"ssl_vpn_server":        {"client_ip_pool", "local_subnet"},
	"bgp_network":           {"dst_cidr_block"},
	"bgp_peer":              {"peer_ip_address"},
	"virtual_border_router": {"local_gateway_ip", "peer_gateway_ip"},
	"router_interface":      {"health_check_source_ip", "health_check_target_ip"},
}

// otherwiseChecked says whether an error of another rule covers an attribute.
func otherwiseChecked(r *schema.Resource, p place) bool {
	return r.Type.Name == "customer_gateway" || (r.Type.Name == "vpc" || r.Type.Name == "vswitch") && p.attr.Name == "cidr_block"
}

// prefixOf is the prefix that a text is, or that of a single address.
func prefixOf(s string) (netip.Prefix, bool) {
	if a, err := netip.ParseAddr(s); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), a.Zone() == ""
	}
	p, err := netip.ParsePrefix(s)
	return p.Masked(), err == nil
}

// unrouted are ranges that no network has.
var unrouted = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("127.0.0.0/8"), linkLocal, netip.MustParsePrefix("224.0.0.0/3"),
	netip.MustParsePrefix("::1/128"), netip.MustParsePrefix("fe80::/10"), netip.MustParsePrefix("ff00::/8"),
}

var linkLocal = netip.MustParsePrefix("169.254.0.0/16")

// special is the range around p that no network has, or none.
func special(r *schema.Resource, attr string, p netip.Prefix) netip.Prefix {
	for _, outer := range unrouted {
		if inside(p, outer) && !(outer == linkLocal && slices.Contains(onLines, r.Type.Name)) {
			return outer
		}
	}
	if slices.Contains(distant, attr) && inside(p, reserved) {
		return reserved
	}
	return netip.Prefix{}
}

// onLines are the types whose addresses may be of one link only.
var onLines = []string{"virtual_border_router", "bgp_peer", "router_interface"}

// distant are the attributes for networks of the other end. A destination and a
// user_cidr of the cloud's range are errors of other rules.
var distant = []string{"remote_subnet", "client_ip_pool", "dst_cidr_block"}
