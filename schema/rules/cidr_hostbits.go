package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var cidrHostBits = &schema.Rule{
	Code:     "NP-CIDR-HOSTBITS",
	Summary:  "Host bits in CIDR block",
	Doc:      "A CIDR block names a network: the bits behind the prefix length are zero. The API refuses others, but takes the network of one that is the source of an SNAT entry.",
	Section:  "5.1, 17.17",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || !isCIDR(format(p.attr)) || masked[r.Type.Name+"."+p.path()] {
				continue
			}
			if prefix, err := netip.ParsePrefix(s); err == nil && prefix != prefix.Masked() {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s, whose address has bits set behind the prefix length%s.", p.attr.Name, p.show(), p.unlessSecret(fmt.Sprintf("; write %q", prefix.Masked()))))
			}
		}
	},
}

// masked are the arguments of which the API takes the network (17.17).
var masked = map[string]bool{"snat_entry.source_cidr": true}
