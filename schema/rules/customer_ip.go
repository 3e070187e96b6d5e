package rules

import (
	"fmt"
	"iter"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var customerIP = &schema.Rule{
	Code:     "NP-CUSTOMER-IP",
	Summary:  "Address of no host",
	Doc:      "The ip_address of a customer gateway is an IPv4 address that a host can have: none of 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/3.",
	Section:  "15.6",
	Types:    []string{"customer_gateway"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, ip := range customerAddresses(c) {
			if !hostly(ip) {
				c.Report(r, r.AttrRange("ip_address"), fmt.Sprintf("ip_address is %s, which no gateway can have; write its public IPv4 address.", shown(r, "ip_address", ip)))
			}
		}
	},
}

var customerPrivate = &schema.Rule{
	Code:     "NP-CUSTOMER-PRIVATE",
	Summary:  "Private address of gateway",
	Doc:      "The ip_address of a customer gateway is public: a private one, or one of 100.64.0.0/10, is not reached from a VPN gateway. The API takes it.",
	Section:  "15.6",
	Types:    []string{"customer_gateway"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r, ip := range customerAddresses(c) {
			if ip.IsPrivate() || carrier.Contains(ip) {
				c.Report(r, r.AttrRange("ip_address"), fmt.Sprintf("ip_address is %s, which is not reached over the internet; write the public address of the gateway.", shown(r, "ip_address", ip)))
			}
		}
	},
}

// customerAddresses yields the customer gateways whose address is known and
// IPv4.
func customerAddresses(c *schema.Checker) iter.Seq2[*schema.Resource, netip.Addr] {
	return func(yield func(*schema.Resource, netip.Addr) bool) {
		for r := range each(c, "customer_gateway") {
			s, _ := text(c, r, "ip_address")
			if ip, err := netip.ParseAddr(s); err == nil && ip.Is4() && !yield(r, ip) {
				return
			}
		}
	}
}
