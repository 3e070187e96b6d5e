package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var ipSyntax = &schema.Rule{
	Code:     "NP-IP",
	Summary:  "Malformed IP address",
	Doc:      "An IP address is four numbers from 0 to 255 joined by dots, without leading zeros and without a prefix length.",
	Section:  "17.13",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if f := format(p.attr); !ok || f != catalog.IP && f != catalog.IPs {
				continue
			}
			if a, err := netip.ParseAddr(s); err != nil || !a.Is4() {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s, which is not an IPv4 address; write one such as \"192.168.1.10\".", p.attr.Name, p.show()))
			}
		}
	},
}
