package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var taken = &schema.Rule{
	Code:     "NP-TAKEN",
	Summary:  "Taken twice",
	Doc:      "Some things can be had once only: a destination in a route table, the NAT gateway of a VPC, a VLAN of a physical connection, the address of a BGP peer and the range of a BGP network on a VBR, the instance of an EIP, the SNAT entry of a VSwitch or of a range, the address, port and protocol of a DNAT entry, the address of a customer gateway, the networks of an IPsec connection between two gateways, the IPv6 range of a VSwitch, the rule and the bandwidth of an IPv6 address, the server of a global acceleration instance, the traffic that a LogStore is sent. Two resources do not claim the same.",
	Section:  "6.4, 8.8, 11.5, 12.6, 12.9, 13.1, 14.6, 14.8, 15.6, 15.11, 17.1, 17.13, 17.17, 18.6, 18.9, 19.5, 20.1",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		holders := map[string]occupied{}
		told := map[[2]*schema.Resource]bool{} // two may collide in several things
		for _, r := range c.Topology.Resources {
			for _, o := range occupations(c, r) {
				if o.claim.Kind != schema.Key {
					continue
				}
				key := o.claim.Name + "|" + o.space + "|" + o.value
				first, held := holders[key]
				if !held {
					holders[key] = o
				} else if pair := [2]*schema.Resource{first.r, r}; first.r != r && !told[pair] {
					told[pair] = true
					reportTaken(c, first, o)
				}
			}
		}
	},
}

func reportTaken(c *schema.Checker, first, second occupied) {
	a, b := first, second
	if later(at(a), at(b)) {
		a, b = b, a
	}
	c.ReportPair(b.r, at(b), at(a), fmt.Sprintf("%s already has this %s. Change or remove one of the two.", a.r.Addr, b.claim.Name))
}

// at is where the value of a claim is written.
func at(o occupied) hcl.Range {
	for _, attr := range o.claim.Of {
		if !strings.HasPrefix(attr, `"`) {
			return o.r.AttrRange(before(attr, "."))
		}
	}
	return o.r.AttrRange(strings.SplitN(o.claim.In, ".", 2)[0])
}
