package rules

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var sslNetworks = &schema.Rule{
	Code:     "NP-SSL-NETWORKS",
	Summary:  "Networks of SSL server",
	Doc:      "The client_ip_pool of an SSL server is one IPv4 prefix, its local_subnet one or more; host bits are permitted. The pool overlaps none of what the clients reach.",
	Section:  "15.17, 15.20",
	Types:    []string{"ssl_vpn_server"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "ssl_vpn_server") {
			reached := sslReached(c, r)
			pool, ok := sslPool(c, r)
			for _, p := range reached {
				if ok && p.Overlaps(pool) {
					c.ReportPair(r, r.AttrRange("client_ip_pool"), r.AttrRange("local_subnet"), fmt.Sprintf(
						"client_ip_pool is %s, which overlaps %s of local_subnet; write a range that the clients do not reach.",
						shown(r, "client_ip_pool", pool), shown(r, "local_subnet", p)))
					break
				}
			}
		}
	},
}

// sslPool is the pool of an SSL server, if it is known and one prefix. One that
// is none is reported.
func sslPool(c *schema.Checker, r *schema.Resource) (netip.Prefix, bool) {
	s, known := text(c, r, "client_ip_pool")
	if !known {
		return netip.Prefix{}, false
	}
	p, ok := ipv4Network(strings.TrimSpace(s))
	if !ok {
		c.Report(r, r.AttrRange("client_ip_pool"), fmt.Sprintf("client_ip_pool is %s; write one IPv4 prefix, such as \"10.8.0.0/24\".", shown(r, "client_ip_pool", s)))
	}
	return p, ok
}

// sslReached are the known prefixes that the clients of an SSL server reach.
// What is none is reported.
func sslReached(c *schema.Checker, r *schema.Resource) (list []netip.Prefix) {
	v := r.Value("local_subnet")
	if v.Known() && v.V.LengthInt() == 0 {
		c.Report(r, r.AttrRange("local_subnet"), "local_subnet is empty; write the IPv4 prefixes that the clients reach.")
	}
	for _, s := range texts(c, r, "local_subnet") {
		p, ok := ipv4Network(s)
		if !ok {
			c.Report(r, r.AttrRange("local_subnet"), fmt.Sprintf("local_subnet holds %s; write IPv4 prefixes, such as \"192.168.0.0/16\".", shown(r, "local_subnet", s)))
			continue
		}
		list = append(list, p)
	}
	return list
}

// ipv4Network is an IPv4 prefix without its host bits.
func ipv4Network(s string) (netip.Prefix, bool) {
	p, err := netip.ParsePrefix(s)
	return p.Masked(), err == nil && p.Addr().Is4()
}
