package rules

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var cidrSyntax = &schema.Rule{
	Code:     "NP-CIDR-SYNTAX",
	Summary:  "Malformed CIDR block",
	Doc:      "A CIDR block is an IPv4 address, a slash and a prefix length from 0 to 32, such as 192.168.0.0/24. The destination of a route may also be a single address, and IPv6.",
	Section:  "5.1, 6.4, 8.8",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || !isCIDR(format(p.attr)) {
				continue
			}
			if wrong := cidrFault(s, format(p.attr)); wrong != "" {
				if p.secret {
					wrong = "it is no CIDR block"
				}
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s: %s. Write one such as \"192.168.0.0/24\".", p.attr.Name, p.show(), wrong))
			}
		}
	},
}

func isCIDR(f catalog.Format) bool {
	return f == catalog.CIDR || f == catalog.CIDRs || f == catalog.Destination
}

// cidrFault says what is wrong with the text of a prefix, or nothing.
func cidrFault(s string, f catalog.Format) string {
	if f == catalog.Destination {
		if a, err := netip.ParseAddr(s); err == nil {
			return addressFault(a)
		}
	}
	p, err := netip.ParsePrefix(s)
	switch {
	case err == nil && (p.Addr().Is4() || f == catalog.Destination):
		return addressFault(p.Addr())
	case err == nil:
		return "it is not IPv4"
	case !strings.Contains(s, "/"):
		return "the prefix length is missing"
	}
	address, bits, _ := strings.Cut(s, "/")
	if _, err := netip.ParseAddr(address); err != nil {
		return fmt.Sprintf("%q is not an IP address", address)
	}
	return fmt.Sprintf("the prefix length %q is not a number from 0 to 32", bits)
}

// addressFault says why an address is no part of a destination, or nothing.
func addressFault(a netip.Addr) string {
	switch {
	case a.Zone() != "":
		return "an address with a zone means something on one host only"
	case a.Is4In6():
		return "it is IPv4 written as IPv6"
	}
	return ""
}
