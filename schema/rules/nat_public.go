package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var natPublicIP = &schema.Rule{
	Code:     "NP-NAT-PUBLIC",
	Summary:  "Address that is not public",
	Doc:      "The external IP of a DNAT entry and the addresses of an SNAT entry are public ones of their NAT gateway: none that is private, of 100.64.0.0/10, or that no host can have.",
	Section:  "17.13, 17.17",
	Types:    []string{"forward_entry", "snat_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			if r.Type.Name+"."+p.top != "forward_entry.external_ip" && r.Type.Name+"."+p.top != "snat_entry.snat_ip" {
				continue
			}
			s, _ := p.text()
			if ip, err := netip.ParseAddr(s); err == nil && ip.Is4() && !public(ip) {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s, which is not public; write eip_association.NAME.ip_address.", p.attr.Name, p.show()))
			}
		}
	},
}

// carrier is the range that carriers and cloud services use inside.
var carrier = netip.MustParsePrefix("100.64.0.0/10")

// public says whether an IPv4 address may be one of the Internet.
func public(ip netip.Addr) bool { return hostly(ip) && !ip.IsPrivate() && !carrier.Contains(ip) }

// hostly says whether a host can have an IPv4 address.
func hostly(ip netip.Addr) bool {
	first := ip.As4()[0]
	return first != 0 && first < 224 && !ip.IsLoopback() && !ip.IsLinkLocalUnicast()
}
