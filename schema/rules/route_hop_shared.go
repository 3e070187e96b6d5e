package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeHopShared = &schema.Rule{
	Code:     "NP-ROUTE-HOP-SHARED",
	Summary:  "Next hop of two routers",
	Doc:      "The next hop of a route is in the VPC of the route table, or on its VBR. An id that is written, such as that of an instance, a HaVip or a network interface, is therefore not the next hop of routes of two VPCs or VBRs: one of them has another. netplan does not know which, and the API refuses that one.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		first := map[string]*schema.Resource{}
		told := map[string]bool{}
		for r := range each(c, "route_entry") {
			router := tableRouter(c, r)
			for attr, id := range writtenHops(r) {
				key := r.Cloud + "|" + id
				switch other := first[key]; {
				case router == "" || id == "":
				case other == nil:
					first[key] = r
				case differ(tableRouter(c, other), router) && !told[key+"|"+router]:
					told[key+"|"+router] = true
					c.ReportPair(r, r.AttrRange(attr), hopAt(other), fmt.Sprintf("%s is a next hop of %s too, whose route table is that of %s; this one is of %s. Write a next hop of %s.",
						shown(r, attr, id), other.Addr, tableRouter(c, other), router, router))
				}
			}
		}
	},
}

// writtenHops yields the next hops of an entry whose ids are written as texts,
// and their attributes.
func writtenHops(r *schema.Resource) func(yield func(attr, id string) bool) {
	return func(yield func(attr, id string) bool) {
		if id, ok := known(r, "next_hop_id"); ok && r.Value("next_hop_id").From == nil && !yield("next_hop_id", id) {
			return
		}
		for _, h := range nextHops(r) {
			if h.from == nil && h.id.IsKnown() && !h.id.IsNull() && !yield("next_hop", h.id.AsString()) {
				return
			}
		}
	}
}

// hopAt is where the next hops of an entry are written.
func hopAt(r *schema.Resource) hcl.Range {
	if hasHops(r) {
		return r.AttrRange("next_hop")
	}
	return r.AttrRange("next_hop_id")
}
