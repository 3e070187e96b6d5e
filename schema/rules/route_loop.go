package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeLoop = &schema.Rule{
	Code:     "NP-ROUTE-LOOP",
	Summary:  "Routes lead back",
	Doc:      "Traffic that a VPC or VBR sends to another router does not come back from there by the routes of that one, or by others further on. Nor does a VBR send to its line what it announces there by BGP. What lies in the range of a VPC stays in it unless a route with a longer prefix says otherwise. The API permits such routes; the packets go round until they are dropped.",
	Section:  "8.8, 12.9",
	Types:    []string{"route_entry", "bgp_network"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		f, told := newForwarding(c), map[*schema.Resource]bool{}
		for r := range each(c, "route_entry") {
			p, _ := destination(c, r)
			path := f.back(r, p)
			if len(path) == 0 || told[r] {
				continue
			}
			for _, via := range path {
				same, _ := destination(c, via)
				told[via] = told[via] || same == p // it is the same circle for it
			}
			last := path[len(path)-1]
			c.ReportPair(r, r.AttrRange("destination_cidr_block"), last.AttrRange("destination_cidr_block"), fmt.Sprintf(
				"%s is sent from %s to %s, and %s sends it back to %s. Let one of the two routes lead elsewhere, or write destinations that do not overlap.",
				shown(r, "destination_cidr_block", p), tableRouter(c, r), f.next(r).key(), last.Addr, tableRouter(c, r)))
		}
		for r := range each(c, "bgp_network") {
			f.checkAnnounced(c, r)
		}
	},
}

// back are the entries by which what r sends away comes back to its router, at
// most 8; none if it does not.
func (f *forwarding) back(r *schema.Resource, p netip.Prefix) (path []*schema.Resource) {
	home, at := tableRouter(f.c, r), f.next(r).key()
	if !p.IsValid() || home == "" || !f.arriving(r) {
		return nil
	}
	for len(path) < 8 {
		via := f.takes(at, p)
		if via == nil {
			return nil
		}
		path, at = append(path, via), f.next(via).key()
		if at == home {
			return path
		}
	}
	return nil
}

// checkAnnounced reports a BGP network that the VBR sends to where it announces
// it.
func (f *forwarding) checkAnnounced(c *schema.Checker, r *schema.Resource) {
	vbr := owner(c, r, "router_id")
	p, ok := prefix(c, r, "dst_cidr_block")
	if vbr == nil || !ok {
		return
	}
	via := f.takes(vbr.Addr, p)
	if owner(c, via, "next_hop_id") == vbr {
		c.ReportPair(r, r.AttrRange("dst_cidr_block"), via.AttrRange("destination_cidr_block"), fmt.Sprintf(
			"dst_cidr_block is %s, which %s announces to its line, and %s sends it there. Write a route for it to the VPC.", shown(r, "dst_cidr_block", p), vbr.Addr, via.Addr))
	}
}
