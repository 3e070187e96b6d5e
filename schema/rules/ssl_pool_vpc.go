package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var sslPoolVPC = &schema.Rule{
	Code:     "NP-SSL-POOL-VPC",
	Summary:  "SSL clients inside VPC",
	Doc:      "The client_ip_pool of an SSL server lies outside the CIDR block of its gateway's VPC: else a client may have the address of an instance. The API permits it.",
	Section:  "15.17",
	Types:    []string{"ssl_vpn_server"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r := range each(c, "ssl_vpn_server") {
			s, known := text(c, r, "client_ip_pool")
			vpc := owner(c, above(c, r, "vpn_gateway"), "vpc_id")
			pool, ok := ipv4Network(strings.TrimSpace(s))
			if !known || !ok || vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			if outer, ok := vpcPrefix(c, vpc); ok && pool.Overlaps(outer) {
				c.ReportPair(r, r.AttrRange("client_ip_pool"), vpc.AttrRange("cidr_block"), fmt.Sprintf(
					"client_ip_pool is %s, which overlaps %s of %s; write a range outside of it.",
					shown(r, "client_ip_pool", pool), shown(vpc, "cidr_block", outer), vpc.Addr))
			}
		}
	},
}
