package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeInactive = &schema.Rule{
	Code:     "NP-ROUTE-INACTIVE",
	Summary:  "Route out of service",
	Doc:      "A router interface that is the next hop of a route is connected, its connection is not kept Inactive, and the VBR at the other end is not kept terminated. The API permits such routes; they pass nothing. An interface whose connection may be made elsewhere is not checked.",
	Section:  "8.8, 9.5, 11.6",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		w := wire(c)
		for r := range each(c, "route_entry") {
			attr := "next_hop_id"
			if hasHops(r) {
				attr = "next_hop"
			}
			for _, ri := range interfacesOf(c, r) {
				if at, why := w.passesNothing(ri); why != "" {
					c.ReportPair(r, r.AttrRange(attr), at, fmt.Sprintf("the next hop %s %s. Write another next hop, or remove the route.", ri.Addr, why))
				}
			}
		}
	},
}

// passesNothing says why nothing passes an interface, and where that is
// written; empty if it may.
func (w *wiring) passesNothing(ri *schema.Resource) (at hcl.Range, why string) {
	joint, far := w.joints[ri], w.c.Topology.Resource(w.beyond(ri).addr)
	kept, _ := text(w.c, joint, "status")
	over, _ := text(w.c, far, "status")
	switch {
	case kept == "Inactive":
		return joint.AttrRange("status"), fmt.Sprintf("is connected by %s, which is to be %s", joint.Addr, shown(joint, "status", kept))
	case over == "terminated" && far.Type.Name == "virtual_border_router":
		return far.AttrRange("status"), fmt.Sprintf("leads to %s, which is to be %s", far.Addr, shown(far, "status", over))
	case joint == nil && far != nil && !w.open:
		return ri.Range, fmt.Sprintf("leads to %s and has no router_interface_connection", far.Addr)
	}
	return hcl.Range{}, ""
}
