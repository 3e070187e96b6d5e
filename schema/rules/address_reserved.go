package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"
	"go4.org/netipx"

	"netplan/schema"
)

var addressReserved = &schema.Rule{
	Code:     "NP-ADDRESS-RESERVED",
	Summary:  "Reserved address of VSwitch",
	Doc:      "The first and the last three addresses of a VSwitch are the cloud's: no instance has one. The internal_ip of a DNAT entry and the health_check_source_ip of a router interface are none of them. The API takes them.",
	Section:  "6.4, 9.1, 17.13",
	Types:    []string{"forward_entry", "router_interface"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		vswitches := map[string]*lookup{}
		for vpc, list := range vswitchRanges(c) {
			vswitches[vpc] = &lookup{}
			for _, x := range list {
				vswitches[vpc].add(x.p, x.r)
			}
		}
		for r := range each(c, "forward_entry") {
			checkReserved(c, r, "internal_ip", owner(c, owner(c, r, "forward_table_id"), "vpc_id"), vswitches)
		}
		for r := range each(c, "router_interface") {
			checkReserved(c, r, "health_check_source_ip", vpcOfRouter(c, r, "router_id"), vswitches)
		}
	},
}

// checkReserved reports an address in a VPC that the cloud keeps.
func checkReserved(c *schema.Checker, r *schema.Resource, attr string, vpc *schema.Resource, vswitches map[string]*lookup) {
	s, _ := text(c, r, attr)
	a, err := netip.ParseAddr(s)
	if err != nil || vpc == nil {
		return
	}
	p, v := vswitches[vpc.Addr].around(netip.PrefixFrom(a, a.BitLen()))
	if v == nil || p.Bits() > 29 || !kept(a, p) {
		return
	}
	from, to := p.Addr().Next(), netipx.PrefixLastIP(p).Prev().Prev().Prev()
	text := ""
	if !secret(v, "cidr_block") && !secret(r, attr) {
		text = fmt.Sprintf(" Its instances have %s to %s.", from, to)
	}
	c.ReportPair(r, r.AttrRange(attr), v.AttrRange("cidr_block"), fmt.Sprintf("%s is %s, the first or one of the last three addresses of %s (%s), which are reserved.%s",
		attr, shown(r, attr, a), v.Addr, shown(v, "cidr_block", p), text))
}

// kept says whether an address of a VSwitch is the first or one of the last
// three (6.4).
func kept(a netip.Addr, p netip.Prefix) bool {
	last := netipx.PrefixLastIP(p)
	return a == p.Addr() || a == last || a == last.Prev() || a == last.Prev().Prev()
}
