package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vpnNetworks = &schema.Rule{
	Code:     "NP-VPN-NETWORKS",
	Summary:  "Networks of both ends overlap",
	Doc:      "The remote_subnet of an IPsec connection overlaps neither its local_subnet nor the CIDR block of the VPC: else both ends have the same addresses. The API permits it.",
	Section:  "15.11, 15.14",
	Types:    []string{"vpn_connection"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpn_connection") {
			remote := networks(c, r, "remote_subnet")
			if far, near, found := overlap(remote, networks(c, r, "local_subnet")); found {
				c.ReportPair(r, r.AttrRange("remote_subnet"), r.AttrRange("local_subnet"), fmt.Sprintf(
					"remote_subnet holds %s, which overlaps %s of local_subnet; write what only the other end has.",
					shown(r, "remote_subnet", far), shown(r, "local_subnet", near)))
				continue
			}
			vpc := owner(c, above(c, r, "vpn_gateway"), "vpc_id")
			if vpc == nil || vpc.Type.Name != "vpc" {
				continue
			}
			if outer, ok := vpcPrefix(c, vpc); ok {
				if far, _, found := overlap(remote, []netip.Prefix{outer}); found {
					c.ReportPair(r, r.AttrRange("remote_subnet"), vpc.AttrRange("cidr_block"), fmt.Sprintf(
						"remote_subnet holds %s, which overlaps %s of %s; write what only the other end has.",
						shown(r, "remote_subnet", far), shown(vpc, "cidr_block", outer), vpc.Addr))
				}
			}
		}
	},
}

var vpnEmpty = &schema.Rule{
	Code:     "NP-VPN-EMPTY",
	Summary:  "No networks to connect",
	Doc:      "The local_subnet and the remote_subnet of an IPsec connection each hold a CIDR block or more.",
	Section:  "15.11",
	Types:    []string{"vpn_connection"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "vpn_connection") {
			for _, attr := range []string{"local_subnet", "remote_subnet"} {
				if v := r.Value(attr); v.Known() && v.V.LengthInt() == 0 {
					c.Report(r, r.AttrRange(attr), attr+" is empty; write the networks of that end.")
				}
			}
		}
	},
}

// networks are the known and well-formed prefixes of a set.
func networks(c *schema.Checker, r *schema.Resource, attr string) (list []netip.Prefix) {
	for _, s := range texts(c, r, attr) {
		if p, ok := ipv4Network(s); ok {
			list = append(list, p)
		}
	}
	return list
}

// overlap finds the first two prefixes of two lists that overlap.
func overlap(a, b []netip.Prefix) (of, with netip.Prefix, found bool) {
	for _, of := range a {
		for _, with := range b {
			if of.Overlaps(with) {
				return of, with, true
			}
		}
	}
	return netip.Prefix{}, netip.Prefix{}, false
}
